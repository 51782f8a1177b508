import fc from "fast-check";
import { expect, it } from "vitest";
import { ClockRanges } from "./clock-ranges";

const range = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 9 }))
  .map(([from, length]) => ({ from, to: from + length }));

it("R3, R12: ranges that are added at once, in any order, are the set that they make one by one", () => {
  const some = fc.array(range, { maxLength: 30 });
  fc.assert(
    fc.property(some, some, (first, second) => {
      const [one, all] = [new ClockRanges(), new ClockRanges()];
      for (const { from, to } of [...first, ...second]) one.add(from, to);
      all.addAll(first);
      all.addAll(second);
      expect(all.list()).toEqual(one.list());
    }),
  );
});

it("R3: a set of clocks answers as a plain set would", () => {
  fc.assert(
    fc.property(fc.array(range), fc.array(range, { minLength: 1 }), (added, asked) => {
      const ranges = new ClockRanges();
      const plain = new Set<number>();
      for (const { from, to } of added) {
        const before = plain.size;
        for (let clock = from; clock < to; clock++) plain.add(clock);
        expect(ranges.add(from, to)).toBe(plain.size > before);
      }
      for (const { from, to } of asked) {
        expect(ranges.has(from, to)).toBe(
          Array.from({ length: to - from }, (_, i) => from + i).every((clock) => plain.has(clock)),
        );
      }
    }),
  );
});
