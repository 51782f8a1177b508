import { expect, it, vi } from "vitest";
import { providerSettings } from "./provider-settings";

it("T19k, T19l: the provider of the school's accounts is what OIDC_ISSUER, its name and its secret say; without an issuer, or with an empty one, there is none", () => {
  vi.stubEnv("OIDC_CLIENT_ID", "crosscase");
  vi.stubEnv("OIDC_CLIENT_SECRET", "a secret of theirs");
  for (const none of [undefined, ""]) {
    vi.stubEnv("OIDC_ISSUER", none);
    expect(providerSettings()).toBeNull();
  }
  vi.stubEnv("OIDC_ISSUER", "https://login.school.example");
  expect(providerSettings()).toMatchObject({
    issuer: "https://login.school.example",
    clientId: "crosscase",
    clientSecret: "a secret of theirs",
    teachers: true,
    students: false,
    domains: [],
    emailsVerified: false,
  });
  vi.stubEnv("OIDC_DOMAINS", "Larch.example , students.larch.example");
  vi.stubEnv("OIDC_EMAILS", "verified");
  expect(providerSettings()).toMatchObject({
    domains: ["larch.example", "students.larch.example"],
    emailsVerified: true,
  });
});
