import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMiss, forgottenMs, freeMisses, missesOf, missWait, takeToken, tokenWait, waitWords, type Throttle } from "./throttle";

const start = Date.UTC(2026, 9, 5, 9);
const at = (ms: number) => new Date(start + ms);
/** Milliseconds that pass between one try and the next; a clock may go back a little too. */
const pauses = fc.array(fc.integer({ min: -2_000, max: 400_000 }), { maxLength: 40 });

/** Tries as they come; only those that are looked at are wrong and counted. */
function missesAt(times: readonly number[]): { kept: Throttle | null; looked: number } {
  let kept: Throttle | null = null;
  let looked = 0;
  for (const time of times) {
    if (missWait(kept, at(time)) > 0) continue;
    kept = addMiss(kept, at(time));
    looked += 1;
  }
  return { kept, looked };
}
const sums = (list: readonly number[]) => list.reduce<number[]>((all, ms) => [...all, (all.at(-1) ?? 0) + ms], []);

describe("wrong PINs and passwords", () => {
  it("S1: five misses are free, then 30 s, doubling to 5 minutes", () => {
    let kept: Throttle | null = null;
    const waits = Array.from({ length: 11 }, () => missWait((kept = addMiss(kept, at(0))), at(0)) / 1000);
    expect(waits).toEqual([0, 0, 0, 0, 0, 30, 60, 120, 240, 300, 300]);
  });

  it("S1: a wait runs down by itself and ends: never a lock", () => {
    fc.assert(
      fc.property(pauses, (list) => {
        const times = sums(list);
        const { kept } = missesAt(times);
        const wait = missWait(kept, at(times.at(-1) ?? 0));
        expect(wait).toBeLessThanOrEqual(300_000);
        expect(missWait(kept, at((times.at(-1) ?? 0) + 2_000 * list.length + 300_000))).toBe(0);
      }),
    );
  });

  it("S1: however tries are spread over a day, at most 5 free ones and one per wait are looked at", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 }), (list) => {
        const times = sums(list);
        const { looked } = missesAt(times);
        const lasted = (times.at(-1) ?? 0) / 1000;
        // 30 + 60 + 120 + 240 s, then one in 300 s.
        const paid = [0, 30, 90, 210, 450].filter((from) => lasted >= from).length + Math.floor(Math.max(0, lasted - 450) / 300);
        expect(looked).toBeLessThanOrEqual(freeMisses + paid);
      }),
    );
  });

  it("S1: a server's clock that is put back an hour keeps nobody waiting for it; processes whose clocks differ by seconds agree", () => {
    const kept = { count: 10, at: at(0) };
    expect(missWait(kept, at(-3_600_000))).toBe(0);
    expect(missWait(kept, at(-3_000))).toBe(300_000);
    expect(tokenWait({ count: 60, at: at(0) }, at(-3_600_000))).toBe(0);
    expect(tokenWait({ count: 60, at: at(0) }, at(-3_000))).toBe(1_000);
  });

  it("S1: what nobody has added to for a day is forgotten", () => {
    const kept = { count: 9, at: at(0) };
    expect(missesOf(kept, at(forgottenMs - 1))).toBe(9);
    expect(missesOf(kept, at(forgottenMs))).toBe(0);
    expect(addMiss(kept, at(forgottenMs)).count).toBe(1);
  });
});

describe("unknown codes", () => {
  it("S1: sixty at once, then one a second", () => {
    let kept: Throttle | null = null;
    for (let n = 0; n < 60; n++) {
      expect(tokenWait(kept, at(0))).toBe(0);
      kept = takeToken(kept, at(0));
    }
    expect(tokenWait(kept, at(0))).toBe(1_000);
    expect(tokenWait(kept, at(400))).toBe(600);
    expect(tokenWait(kept, at(1_000))).toBe(0);
    kept = takeToken(kept, at(1_000));
    expect(tokenWait(kept, at(1_999))).toBe(1);
    expect(tokenWait(kept, at(61_000))).toBe(0);
    expect(takeToken(kept, at(61_000)).count).toBe(1); // full again
  });

  it("S1: however codes are tried, no more than 60 and one a second are looked at, and the next is at most a second away", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 2_500 }), { maxLength: 300 }), (list) => {
        let kept: Throttle | null = null;
        let looked = 0;
        let latest = 0;
        for (const time of sums(list)) {
          latest = Math.max(latest, time);
          expect(tokenWait(kept, at(time))).toBeLessThanOrEqual(1_000);
          if (tokenWait(kept, at(time)) > 0) continue;
          kept = takeToken(kept, at(time));
          looked += 1;
        }
        const from = Math.min(0, ...sums(list));
        expect(looked).toBeLessThanOrEqual(60 + (latest - from) / 1000);
      }),
    );
  });
});

it("B1: a wait is said in seconds, from a minute and a half on in minutes, and never as none", () => {
  expect([1, 999, 30_000, 61_000, 90_000, 90_001, 240_000, 299_001].map(waitWords)).toEqual([
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
