import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SavedFrames } from "./saved-frames";

describe("R6: what a socket hears as saved", () => {
  it("R6: frames count in order, each once its row is durable", () => {
    const saved = new SavedFrames();
    saved.add(1);
    saved.add(2);
    saved.add(2);
    expect(saved.advance(0)).toBeNull();
    expect(saved.advance(1)).toBe(1);
    expect(saved.advance(1)).toBeNull();
    expect(saved.advance(2)).toBe(3);
  });

  it("R6: a frame that waits for its step 2 holds back those after it", () => {
    const saved = new SavedFrames();
    const waiting = saved.add();
    saved.add(1);
    expect(saved.advance(5)).toBeNull();
    saved.settle(waiting, 6);
    expect(saved.advance(5)).toBeNull();
    expect(saved.advance(6)).toBe(2);
  });

  it("R6: what was dropped while one could only read is covered by the next step 2, not before", () => {
    const saved = new SavedFrames();
    for (let i = 0; i < 1_000; i++) saved.add();
    expect(saved.advance(99)).toBeNull();
    saved.add(100);
    saved.settleAll(100);
    expect(saved.advance(99)).toBeNull();
    expect(saved.advance(100)).toBe(1_001);
  });

  it("R6: reports the longest settled run of frames whose rows are durable", () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.nat(9)), { maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(29), fc.nat(9))),
        fc.nat(9),
        (needs, later, durable) => {
          const saved = new SavedFrames();
          const plain = needs.map((need) => need ?? Infinity);
          for (const need of needs) saved.add(need ?? undefined);
          for (const [index, need] of later) {
            if (index >= plain.length) continue;
            saved.settle(index + 1, need);
            plain[index] = need;
          }
          const stop = plain.findIndex((need) => need > durable);
          const expected = stop === -1 ? plain.length : stop;
          expect(saved.advance(durable) ?? 0).toBe(expected);
        },
      ),
    );
  });
});
