import type { JWTPayload } from "jose";
import { claim } from "@/lib/auth/platform/launch-claims";
import { makePlatformKey, signLaunch, type TamperLaunch } from "@/lib/auth/platform/testing/test-platform";

const day = 24 * 60 * 60;
const now = () => Math.floor(Date.now() / 1_000);
const without = (claims: JWTPayload, name: string) =>
  Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
const plain = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");
const otherKey = makePlatformKey();

type Why = "forged" | "expired" | "deployment" | "kind" | "role";

/** What is wrong with the token, the reason of the refusal, and how the token is tampered with. */
export const wrongTokens: readonly [what: string, why: Why, tamper: TamperLaunch][] = [
  ["signed with another key", "forged", async (claims) => signLaunch(claims, await otherKey)],
  ["not signed", "forged", (claims) => Promise.resolve(`${plain({ alg: "none" })}.${plain(claims)}.`)],
  ["no token", "forged", () => Promise.resolve("not a token")],
  ["for another client", "forged", (claims, key) => signLaunch({ ...claims, aud: "another" }, key)],
  ["for several, and azp is another", "forged", (claims, key) => signLaunch({ ...claims, azp: "another" }, key)],
  ["for several, without azp", "forged", (c, key) => signLaunch({ ...c, aud: [String(c.aud), "another"] }, key)],
  ["of another issuer", "forged", (claims, key) => signLaunch({ ...claims, iss: "https://other.example" }, key)],
  ["with another nonce", "forged", (claims, key) => signLaunch({ ...claims, nonce: "of another launch" }, key)],
  ["without a nonce", "forged", (claims, key) => signLaunch(without(claims, "nonce"), key)],
  ["without an end", "forged", (claims, key) => signLaunch(without(claims, "exp"), key)],
  ["expired", "expired", (claims, key) => signLaunch({ ...claims, iat: now() - 2 * day, exp: now() - day }, key)],
  ["issued long ago", "expired", (claims, key) => signLaunch({ ...claims, iat: now() - day }, key)],
  [
    "issued in the future",
    "forged",
    (claims, key) => signLaunch({ ...claims, iat: now() + day, exp: now() + 2 * day }, key),
  ],
  [
    "of another deployment",
    "deployment",
    (claims, key) => signLaunch({ ...claims, [claim.deployment]: "2:other" }, key),
  ],
  ["of another version", "kind", (claims, key) => signLaunch({ ...claims, [claim.version]: "1.1" }, key)],
  [
    "of another kind",
    "kind",
    (claims, key) => signLaunch({ ...claims, [claim.type]: "LtiSubmissionReviewRequest" }, key),
  ],
  ["without a link", "kind", (claims, key) => signLaunch(without(claims, claim.link), key)],
  ["without a person", "kind", (claims, key) => signLaunch(without(claims, "sub"), key)],
  ["of nobody in the course", "role", (claims, key) => signLaunch({ ...claims, [claim.roles]: ["Observer"] }, key)],
];
