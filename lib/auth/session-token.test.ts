import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { decode, encode } from "next-auth/jwt";
import { decodeToken, encodeToken } from "./session-token";

const secret = "a secret of more than thirty-two characters";

describe("a session's token", () => {
  beforeEach(() => vi.stubEnv("NEXTAUTH_SECRET", secret));
  afterEach(() => vi.unstubAllEnvs());

  it("S1z: is next-auth's own, and tells its session's id", async () => {
    const token = await encodeToken("0123");
    expect(await decode({ token, secret })).toMatchObject({ sid: "0123" });
    expect(await decodeToken(token)).toBe("0123");
  });

  it("S1z: tells nothing when another secret made it, when it was changed, when its time is over, and when it is no session's", async () => {
    const token = await encodeToken("0123");
    vi.stubEnv("NEXTAUTH_SECRET", `${secret} and another`);
    const foreign = await encodeToken("0123");
    vi.stubEnv("NEXTAUTH_SECRET", secret);
    const [head = "", ...rest] = token.split(".");
    const made = (token: Record<string, unknown>, maxAge: number) => encode({ token, secret, maxAge });
    for (const bad of [
      foreign,
      [head, ...rest.slice(0, -1), "AAAAAAAAAAAAAAAAAAAAAA"].join("."),
      await made({ sid: "0123" }, -60),
      await made({ sid: 5 }, 60),
      await made({}, 60),
      "nothing",
      "",
    ])
      expect(await decodeToken(bad)).toBeNull();
  });
});
