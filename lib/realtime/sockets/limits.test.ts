import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Bucket, costOf, limits } from "./limits";

describe("R12: the bucket", () => {
  it("R12: a thousand frames at once pass, the next pauses the socket until there is a token for it", () => {
    const bucket = new Bucket(0);
    for (let i = 0; i < limits.burst; i++) expect(bucket.take(1, 0)).toBe(0);
    expect(bucket.take(1, 0)).toBe(5);
    expect(bucket.take(1, 5)).toBe(5);
    expect(bucket.take(1, 1_000)).toBe(0);
  });

  it("R12: whoever waits as long as told sends at most 200 a second for long", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 400 }), (costs) => {
        const bucket = new Bucket(0);
        let now = 0;
        let spent = 0;
        for (const cost of costs) {
          now += bucket.take(cost, now);
          spent += cost;
          expect(spent).toBeLessThanOrEqual(limits.burst + (now * limits.rate) / 1000 + 1);
        }
      }),
    );
  });

  it("R12: what makes the room look at a whole document costs by its size", () => {
    expect(costOf(0)).toBe(1);
    expect(costOf(limits.document)).toBeGreaterThan(limits.burst / 2);
  });
});
