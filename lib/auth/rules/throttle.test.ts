import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMiss,
  forgetAfterMs,
  freeMisses,
  countMisses,
  missWait,
  newNamesByAddress,
  newNamesByBrowser,
  takeToken,
  tokenWait,
  roundWait,
  type Bucket,
  type Throttle,
} from "./throttle";

const start = Date.UTC(2026, 9, 5, 9);
const at = (ms: number) => new Date(start + ms);
/** Milliseconds between tries. A clock may also go back a little. */
const pauses = fc.array(fc.integer({ min: -2_000, max: 400_000 }), { maxLength: 40 });

/** Wrong tries at these times. Only tries that are checked count. */
function missesAt(times: readonly number[]): { throttle: Throttle | null; looked: number } {
  let throttle: Throttle | null = null;
  let looked = 0;
  for (const time of times) {
    if (missWait(throttle, at(time)) > 0) continue;
    throttle = addMiss(throttle, at(time));
    looked += 1;
  }
  return { throttle, looked };
}
const sums = (list: readonly number[]) => list.reduce<number[]>((all, ms) => [...all, (all.at(-1) ?? 0) + ms], []);

describe("wrong PINs and passwords", () => {
  it("S1s: five misses are free, then 30 s, doubling to 5 minutes", () => {
    let throttle: Throttle | null = null;
    const waits = Array.from({ length: 11 }, () => missWait((throttle = addMiss(throttle, at(0))), at(0)) / 1000);
    expect(waits).toEqual([0, 0, 0, 0, 0, 30, 60, 120, 240, 300, 300]);
  });

  it("S1s: a wait runs down by itself and ends: never a lock", () => {
    fc.assert(
      fc.property(pauses, (list) => {
        const times = sums(list);
        const { throttle } = missesAt(times);
        const wait = missWait(throttle, at(times.at(-1) ?? 0));
        expect(wait).toBeLessThanOrEqual(300_000);
        expect(missWait(throttle, at((times.at(-1) ?? 0) + 2_000 * list.length + 300_000))).toBe(0);
      }),
    );
  });

  it("S1s: however tries are spread over a day, at most 5 free ones and one per wait are looked at", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }), (list) => {
        const times = sums(list);
        const { looked } = missesAt(times);
        const lasted = (times.at(-1) ?? 0) / 1000;
        // 30 + 60 + 120 + 240 s, then one in 300 s.
        const paid =
          [0, 30, 90, 210, 450].filter((from) => lasted >= from).length + Math.floor(Math.max(0, lasted - 450) / 300);
        expect(looked).toBeLessThanOrEqual(freeMisses + paid);
      }),
    );
  });

  it("S1s: a server's clock that is put back an hour keeps nobody waiting for it; processes whose clocks differ by seconds agree", () => {
    const throttle = { count: 10, at: at(0) };
    expect(missWait(throttle, at(-3_600_000))).toBe(0);
    expect(missWait(throttle, at(-3_000))).toBe(300_000);
    expect(tokenWait({ count: 60, at: at(0) }, at(-3_600_000))).toBe(0);
    expect(tokenWait({ count: 60, at: at(0) }, at(-3_000))).toBe(1_000);
  });

  it("S1s: what nobody has added to for a day is forgotten", () => {
    const throttle = { count: 9, at: at(0) };
    expect(countMisses(throttle, at(forgetAfterMs - 1))).toBe(9);
    expect(countMisses(throttle, at(forgetAfterMs))).toBe(0);
    expect(addMiss(throttle, at(forgetAfterMs)).count).toBe(1);
  });
});

describe("unknown codes", () => {
  it("S1w: sixty at once, then one a second", () => {
    let throttle: Throttle | null = null;
    for (let n = 0; n < 60; n++) {
      expect(tokenWait(throttle, at(0))).toBe(0);
      throttle = takeToken(throttle, at(0));
    }
    expect(tokenWait(throttle, at(0))).toBe(1_000);
    expect(tokenWait(throttle, at(400))).toBe(600);
    expect(tokenWait(throttle, at(1_000))).toBe(0);
    throttle = takeToken(throttle, at(1_000));
    expect(tokenWait(throttle, at(1_999))).toBe(1);
    expect(tokenWait(throttle, at(61_000))).toBe(0);
    expect(takeToken(throttle, at(61_000)).count).toBe(1); // full again
  });

  it("S1w: however codes are tried, no more than 60 and one a second are looked at, and the next is at most a second away", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 2_500 }), { maxLength: 300 }), (list) => {
        let throttle: Throttle | null = null;
        let looked = 0;
        let latest = 0;
        for (const time of sums(list)) {
          latest = Math.max(latest, time);
          expect(tokenWait(throttle, at(time))).toBeLessThanOrEqual(1_000);
          if (tokenWait(throttle, at(time)) > 0) continue;
          throttle = takeToken(throttle, at(time));
          looked += 1;
        }
        const from = Math.min(0, ...sums(list));
        expect(looked).toBeLessThanOrEqual(60 + (latest - from) / 1000);
      }),
    );
  });
});

/** Makes new names at these times. Returns how many were made, and the longest wait. */
function namesAt(times: readonly number[], bucket: Bucket): { made: number; longest: number } {
  let throttle: Throttle | null = null;
  let [made, longest] = [0, 0];
  for (const time of times) {
    const wait = tokenWait(throttle, at(time), bucket);
    longest = Math.max(longest, wait);
    if (wait > 0) continue;
    throttle = takeToken(throttle, at(time), bucket);
    made += 1;
  }
  return { made, longest };
}

describe("new names", () => {
  it("S1u: a class of 150 behind one address is in at once, 200 are; then one name each 10 s", () => {
    expect(namesAt(Array<number>(150).fill(0), newNamesByAddress)).toEqual({ made: 150, longest: 0 });
    expect(namesAt(Array<number>(500).fill(0), newNamesByAddress)).toEqual({ made: 200, longest: 10_000 });
    expect(namesAt([...Array<number>(200).fill(0), 9_999, 10_000, 20_000], newNamesByAddress).made).toBe(202);
  });

  it("S1u: a browser makes three names at once, then one each 5 minutes; a waiting name is never more than 5 minutes away", () => {
    expect(namesAt([0, 1, 2, 3, 299_999, 300_000, 300_001, 600_000], newNamesByBrowser)).toEqual({
      made: 5,
      longest: 299_999,
    });
    expect(namesAt([0, 0, 0, 0], newNamesByBrowser)).toEqual({ made: 3, longest: 300_000 });
    expect(namesAt([0, 0, 0, 3_600_000, 3_600_000, 3_600_000, 3_600_000], newNamesByBrowser).made).toBe(6); // the next lessons on a shared device
  });

  for (const [what, bucket] of [
    ["an address", newNamesByAddress],
    ["a browser", newNamesByBrowser],
  ] as const) {
    it(`S1u: however new names of ${what} are spread, no more are made than the bound allows, and no wait is longer than one name's`, () => {
      let looked = 0;
      fc.assert(
        fc.property(
          fc.array(fc.integer({ min: 0, max: 2 * bucket.refillMs }), { minLength: 1, maxLength: 400 }),
          fc.integer({ min: 1, max: 50 }),
          (list, times) => {
            const pauses = list.flatMap((ms) => [ms, ...Array<number>(times).fill(0)]);
            const { made, longest } = namesAt(sums(pauses), bucket);
            looked += pauses.length;
            const lasted = (sums(pauses).at(-1) ?? 0) - (pauses[0] ?? 0);
            expect(made).toBeLessThanOrEqual(bucket.size + Math.floor(lasted / bucket.refillMs));
            expect(made).toBeGreaterThanOrEqual(Math.min(bucket.size, pauses.length));
            expect(longest).toBeLessThanOrEqual(bucket.refillMs);
          },
        ),
        { numRuns: 50 },
      );
      expect(looked).toBeGreaterThan(1_000);
    });
  }
});

it("B1a: a wait is said in seconds, from a minute and a half on in minutes, and never as none", () => {
  expect([1, 999, 30_000, 61_000, 90_000, 90_001, 240_000, 299_001].map(roundWait)).toEqual([
    { minutes: 0, seconds: 1 },
    { minutes: 0, seconds: 1 },
    { minutes: 0, seconds: 30 },
    { minutes: 0, seconds: 61 },
    { minutes: 0, seconds: 90 },
    { minutes: 2, seconds: 0 },
    { minutes: 4, seconds: 0 },
    { minutes: 5, seconds: 0 },
  ]);
});
