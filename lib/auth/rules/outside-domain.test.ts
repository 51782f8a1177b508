import { expect, it } from "vitest";
import { googleIssuer, isOfDomain } from "./outside-domain";

const domains = ["larch.example", "students.larch.example"];
const person = (email: string, more: object = {}) => ({
  issuer: "https://login.larch.example",
  email,
  emailVerified: true,
  hostedDomain: null,
  ...more,
});

it("T19l: with domains, only a verified address of one of them may sign in; a subdomain, a longer name, and an address that is not verified are of none", () => {
  for (const email of ["maria@larch.example", "Ines@Students.LARCH.example"])
    expect(isOfDomain(domains, person(email)), email).toBe(true);
  for (const email of ["a@evil.example", "a@x.larch.example", "a@notlarch.example", "", "a@"])
    expect(isOfDomain(domains, person(email)), email).toBe(false);
  expect(isOfDomain(domains, person("maria@larch.example", { emailVerified: false }))).toBe(false);
  expect(isOfDomain([], person("a@evil.example", { emailVerified: false }))).toBe(true);
});

it("T19l: at Google the account has to belong to the domain, because anybody can make a private account with an address of the school; elsewhere hd counts for nothing", () => {
  const atGoogle = { issuer: googleIssuer };
  expect(isOfDomain(domains, person("maria@larch.example", { ...atGoogle, hostedDomain: "Larch.example" }))).toBe(true);
  expect(isOfDomain(domains, person("maria@larch.example", atGoogle))).toBe(false);
  expect(isOfDomain(domains, person("maria@larch.example", { ...atGoogle, hostedDomain: "evil.example" }))).toBe(false);
  expect(isOfDomain(domains, person("a@evil.example", { hostedDomain: "larch.example" }))).toBe(false);
});
