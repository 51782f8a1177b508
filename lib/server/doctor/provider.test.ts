import { expect, it } from "vitest";
import { parseEnv } from "@/lib/process/env";
import { providerIn } from "@/lib/auth/outside/provider-settings";
import { checkDomains } from "./provider";
import { checkSettings } from "./settings";

const given = (issuer: string, more: Record<string, string> = {}) => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: "crosscase",
  OIDC_CLIENT_SECRET: "a secret of theirs",
  ...more,
});
function sentencesOf(issuer: string, more?: Record<string, string>): string[] {
  const provider = providerIn(parseEnv(given(issuer, more)));
  return provider === null ? [] : checkDomains(provider).map(({ text }) => text);
}

it("T19l, B1o: doctor names OIDC_DOMAINS where anybody can have an account, and OIDC_EMAILS where no address counts as verified", () => {
  const [google, microsoft] = ["https://accounts.google.com", "https://login.microsoftonline.com/a-tenant/v2.0"];
  const domains = { OIDC_DOMAINS: "larch.example" };
  expect(sentencesOf(google)).toEqual([expect.stringContaining("Set OIDC_DOMAINS to the school's domains.")]);
  expect(sentencesOf(microsoft, domains)).toEqual([expect.stringContaining("Set OIDC_EMAILS=verified")]);
  for (const [issuer, more] of [
    [google, domains],
    [microsoft, {}],
    [microsoft, { ...domains, OIDC_EMAILS: "verified" }],
    ["https://login.larch.example", domains],
  ] as const)
    expect(sentencesOf(issuer, more), issuer).toEqual([]);
});

it("T19l, B1o: doctor says that OIDC_DOMAINS and OIDC_EMAILS limit nothing without a provider", () => {
  const sentences = (source: Record<string, string>) => checkSettings(source).findings.map(({ text }) => text);
  expect(sentences({ OIDC_DOMAINS: "larch.example" })).toEqual([expect.stringContaining("OIDC_DOMAINS is set and")]);
  expect(sentences({ OIDC_EMAILS: "verified" })).toEqual([expect.stringContaining("OIDC_EMAILS is set and")]);
  expect(sentences(given("https://login.larch.example", { OIDC_DOMAINS: "larch.example" }))).toEqual(["can be used"]);
});
