import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { ProviderBrowser } from "@/lib/server/testing/outside-browser";
import { beginSignIn, finishSignIn, isAnswerTo } from "./provider";
import type { ProviderSettings } from "./provider-settings";
import { signToken, TestProvider } from "./testing/test-provider";

const origin = "http://127.0.0.1:1";
let provider: TestProvider;
let settings: ProviderSettings;
async function startProvider(): Promise<void> {
  provider = await TestProvider.start();
  await provider.allow(origin);
  settings = {
    issuer: provider.issuer,
    clientId: "crosscase",
    clientSecret: provider.clientSecret,
    label: "Larch School",
    prompt: "select_account",
    teachers: true,
    students: true,
    domains: [],
    emailsVerified: false,
  };
}
beforeAll(startProvider);
afterAll(() => provider.stop());
beforeEach(() => {
  provider.tamperOnce = null;
});

/** A whole sign-in: to the provider and back. */
async function signIn(account: string, more: Partial<ProviderSettings> = {}) {
  const own = { ...settings, ...more };
  const { url, checks } = await beginSignIn(own, `${origin}/sign-in/school/callback`);
  const answer = new URL(await new ProviderBrowser().choose(url, account), origin);
  return finishSignIn(own, answer.search, checks);
}

it.each([
  ["true", true, true],
  ["nothing", undefined, false],
  ["false", false, false],
  ["the text true", "true", false],
  ["1", 1, false],
])("Q33a: of an address whose email_verified is %s it counts as verified: %#", async (_, said, counts) => {
  provider.add({ sub: "maria", email: "maria@larch.example", email_verified: said as boolean });
  expect(await signIn("maria")).toMatchObject({ email: "maria@larch.example", emailVerified: counts });
});

it("T19l: with OIDC_EMAILS an address counts as verified when the provider says nothing of it, and not when it says otherwise", async () => {
  for (const [said, counts] of [
    [undefined, true],
    [true, true],
    [false, false],
    ["true", false],
  ] as const) {
    provider.add({ sub: "maria", email: "maria@larch.example", email_verified: said as boolean });
    expect(await signIn("maria", { emailsVerified: true }), String(said)).toMatchObject({ emailVerified: counts });
  }
});

it("T19l: with OIDC_DOMAINS whoever is of another domain, or has no verified address, is refused, and so is who claims a hosted domain where the issuer is not Google", async () => {
  const domains = ["larch.example"];
  provider.add({ sub: "maria", email: "maria@larch.example", email_verified: true });
  expect(await signIn("maria", { domains })).toMatchObject({ email: "maria@larch.example" });
  const refused = { code: "outside-domain", values: { label: "Larch School" } };
  await expect(signIn("maria", { domains: ["oak.example"] })).rejects.toMatchObject(refused);
  provider.tamperOnce = (claims, key) => signToken({ ...claims, hd: "oak.example" }, key);
  await expect(signIn("maria", { domains: ["oak.example"] })).rejects.toMatchObject(refused);
  provider.add({ sub: "maria", email: "maria@larch.example" });
  await expect(signIn("maria", { domains })).rejects.toMatchObject(refused);
  expect(await signIn("maria", { domains, emailsVerified: true })).toMatchObject({ emailVerified: true });
});

it("Q33a: the e-mail address and whether it is verified are of one document: what the ID token verified says nothing of the userinfo's address, nor the other way round", async () => {
  const token = (email: string, email_verified?: boolean) => {
    provider.tamperOnce = (claims, key) => signToken({ ...claims, email, email_verified }, key);
  };
  provider.add({ sub: "mallory", name: "Mallory", email: "victim@larch.example" });
  token("mallory@evil.example", true);
  expect(await signIn("mallory")).toMatchObject({ email: "victim@larch.example", emailVerified: false });
  provider.add({ sub: "mallory", name: "Mallory", email: "mallory@evil.example", email_verified: true });
  token("victim@larch.example");
  expect(await signIn("mallory")).toMatchObject({ email: "mallory@evil.example", emailVerified: true });
  provider.add({ sub: "mallory", name: "Mallory", email_verified: true });
  token("victim@larch.example");
  expect(await signIn("mallory")).toMatchObject({ email: "victim@larch.example", emailVerified: false });
});

it("Q33a: an address counts as verified only in plain letters, and nothing is taken out of it: one that another program reads as somebody else's is not", async () => {
  for (const email of [
    "\u212Aim@larch.example",
    "k\0im@larch.example",
    "kim@larch.example\u200B",
    "kim @larch.example",
    "kim@",
    "kim",
  ]) {
    provider.add({ sub: "kim", email, email_verified: true });
    expect(await signIn("kim"), JSON.stringify(email)).toMatchObject({ emailVerified: false });
  }
  provider.add({ sub: "kim", email: "Kim.O'Neil+x@Larch.example", email_verified: true });
  expect(await signIn("kim")).toMatchObject({ emailVerified: true });
});

it("T19c: a token without a name for the person, or issued tomorrow, is refused", async () => {
  provider.add({ sub: "maria" });
  const tomorrow = Math.floor(Date.now() / 1_000) + 24 * 60 * 60;
  for (const wrong of [{ sub: "" }, { iat: tomorrow, exp: tomorrow + 600 }]) {
    provider.tamperOnce = (claims, key) =>
      signToken({ ...claims, name: "Maria", email: "maria@larch.example", ...wrong }, key);
    await expect(signIn("maria"), JSON.stringify(wrong)).rejects.toMatchObject({ code: "outside-refused" });
  }
});

it.each(["/.well-known/openid-configuration", "/token", "/jwks", "/me"])(
  "T19c, B1a: a provider that answers %s with 200 MB is read for a few MB only, and a sentence comes",
  async (path) => {
    await provider.stop();
    await startProvider();
    provider.add({ sub: "maria" });
    provider.hugePath = path;
    await expect(signIn("maria")).rejects.toMatchObject({ code: "outside-refused", values: { label: "Larch School" } });
    expect(provider.hugeBytes).toBeGreaterThan(256 * 1_024);
    expect(provider.hugeBytes).toBeLessThan(16 * 1_024 * 1_024); // what sockets buffer on the way
  },
);

it.each([
  ["?code=c&state=s", true],
  ["?code=c&state=other", false],
  ["?code=c", false],
  ["?state=s", false],
  ["?code=c&state=s&error=access_denied", false],
])("T19c: the query %s is the provider's answer to what this browser asked: %s", (query, is) => {
  expect(isAnswerTo(query, { state: "s", nonce: "n", verifier: "v", redirectUri: origin })).toBe(is);
});
