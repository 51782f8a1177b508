import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeCodes } from "./close-codes";
import { Bucket, Buckets, costOf, limits } from "./limits";

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

describe("what lib/sync/README.md and docs/live.md tell", () => {
  const [KiB, MiB] = [1024, 1024 * 1024];

  it("R1, R2, R3, R3a, R7, R9, R10, R12, R13: each limit is the number that they name", () => {
    const sizes = { frame: 1.5 * MiB, document: MiB, unread: 4 * MiB, presenceState: 2 * KiB, liveBytes: KiB };
    const handshakes = { handshake: 5_000, pendingHandshakes: 256, load: 10_000, socketsPerUser: 64 };
    const waiting = { waitingFrames: 512, waitingBytes: 2 * MiB, waitingRows: 2_000 };
    const queue = {
      queuedBytes: 32 * MiB,
      queuedRows: 50_000,
      refusedDocument: { bytes: 2 * MiB, rows: 5_000 },
      storesNothing: 30_000,
      batchRows: 2_000,
      batchBytes: 4 * MiB,
      batchSpacing: { server: 4, embedded: 16 },
    };
    const rates = {
      rate: 200,
      burst: 1_000,
      flood: 10_000,
      costOfMs: 5,
      freeMs: 2,
      users: 5_000,
      clientIdsOfSocket: 32,
    };
    const spacing = { caretSpacing: 50, savedSpacing: 50, renewal: 15_000, idle: 10_000 };
    const processes = { takeOver: 2_000, remembered: 2_000, answer: 300 };
    expect(limits).toEqual({
      ...{ ...sizes, ...handshakes, ...waiting, ...queue, ...rates, ...spacing, ...processes },
      live: { rate: 20, burst: 60 },
      compaction: {
        grown: 1_000,
        quiet: 50,
        bytes: 256 * KiB,
        rows: 1_000,
        atOnce: 4 * MiB,
        settled: 5_000,
        pause: 60_000,
        rest: 9,
      },
      proofs: {
        questions: { rate: 1 / 30, burst: 40 },
        bytes: { rate: 16 * KiB, burst: 3 * MiB },
        ofProcess: { rate: 512 * KiB, burst: 16 * MiB },
        document: { rate: 1 / 300, burst: 8 },
        class: { rate: 1 / 10, burst: 120 },
        waiting: 64,
        askers: 5_000,
      },
    });
    // A token for the frame, and one for each 2 KiB.
    expect([0, 2 * KiB, MiB].map(costOf)).toEqual([1, 2, 513]);
  });

  it("R3c: each close code is the one that pages and proxies know", () => {
    expect(closeCodes).toEqual({
      restart: 1012,
      malformed: 4400,
      signedOut: 4401,
      notYours: 4403,
      cannotMerge: 4409,
      replaced: 4410,
      tooBig: 4413,
      tooSlow: 4500,
      again: 4503,
    });
  });
});

describe("R12: a bucket for each id", () => {
  it("R12: of more ids than are remembered the one that came first begins anew; an id's tokens are taken only where there are so many", () => {
    const buckets = new Buckets(2, { rate: 1, burst: 3 });
    const take = (id: string, cost: number, now: number) => buckets.of(id, now).takeIfThere(cost, now);
    expect([take("a", 2, 0), take("a", 2, 0), take("a", 1, 0)]).toEqual([true, false, true]);
    expect([take("b", 4, 0), take("b", 3, 0)]).toEqual([false, true]);
    expect([take("a", 1, 999), take("a", 1, 1_000), take("b", 2, 1_000)]).toEqual([false, true, false]);
    expect(take("c", 3, 1_000)).toBe(true);
    expect([take("b", 1, 1_000), take("c", 1, 1_000)]).toEqual([true, false]);
    // "a" was forgotten when "c" came, and replaces "b", which was the oldest by then.
    expect([take("a", 3, 1_000), take("b", 3, 1_000)]).toEqual([true, true]);
  });
});
