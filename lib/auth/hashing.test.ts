import { describe, expect, it } from "vitest";
import { hashingLimits, hashSecret, verifySecret } from "./hashing";

describe("hashing", () => {
  it("S1z: argon2id, 19 MiB, two passes, one lane", async () => {
    expect(await hashSecret("4821")).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("S1z: the right secret is right, another is not, and no account is never right", async () => {
    const hashed = await hashSecret("4821");
    expect(await verifySecret(hashed, "4821")).toBe(true);
    expect(await verifySecret(hashed, "4822")).toBe(false);
    expect(await verifySecret(null, "4821")).toBe(false);
  });

  it("S1x, B11f: two hashes are made at once, one where there are two cores or fewer; 200 of one address wait, and 1,000 in all", () => {
    expect([1, 2, 3, 4, 64].map((cores) => hashingLimits(cores).atOnce)).toEqual([1, 1, 2, 2, 2]);
    expect(hashingLimits(2)).toMatchObject({ waiting: 200, all: 1_000 });
  });

  it("T1g: an account that does not exist costs a hash like one that does", async () => {
    const hashed = await hashSecret("a long password");
    /** Processor time in microseconds. */
    const cost = async (against: string | null) => {
      const from = process.cpuUsage();
      await verifySecret(against, "another password");
      const { user, system } = process.cpuUsage(from);
      return user + system;
    };
    // Takes the lowest of several alternating runs, so that other work of this process does not count.
    let [known, unknown] = [Infinity, Infinity];
    for (let n = 0; n < 6; n++) {
      known = Math.min(known, await cost(hashed));
      unknown = Math.min(unknown, await cost(null));
    }
    expect(unknown).toBeGreaterThan(known / 3);
  });
});
