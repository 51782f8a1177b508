import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { toolKey } from "./tool-key";

withDatabase();
const secretBefore = (process.env.NEXTAUTH_SECRET ??= "a secret for tests, long enough to sign");
const forget = () => pool().query("update installation set tool_key = null");
beforeAll(forget);
afterAll(async () => {
  process.env.NEXTAUTH_SECRET = secretBefore;
  await forget();
});

it("T19k: the key for learning platforms is made once, however many ask for it at first, and again where the secret is another", async () => {
  const withSecret = (secret: string) => {
    process.env.NEXTAUTH_SECRET = secret;
    return toolKey();
  };
  const [one, other] = ["one secret for tests, long enough", "another secret for tests, long enough"];
  const first = await Promise.all([withSecret(one), withSecret(one), withSecret(one)]);
  const [{ kid, publicKey }] = first;
  expect(first.map((key) => key.kid)).toEqual([kid, kid, kid]);
  expect(publicKey).toMatchObject({ kty: "RSA", kid, alg: "RS256", use: "sig" });
  expect(publicKey).not.toHaveProperty("d");
  expect((await withSecret(one)).kid).toBe(kid);
  const replaced = await withSecret(other);
  expect(replaced.kid).not.toBe(kid);
  expect((await withSecret(other)).kid).toBe(replaced.kid);
});
