import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cheapestPairs } from "./blossom";

function bruteForce(items: number[], cost: (i: number, j: number) => number): number {
  const [first, ...rest] = items;
  if (first === undefined) return 0;
  return Math.min(
    ...rest.map(
      (other) =>
        cost(first, other) +
        bruteForce(
          rest.filter((x) => x !== other),
          cost,
        ),
    ),
  );
}

const graph = fc.integer({ min: 1, max: 5 }).chain((half) =>
  fc.tuple(
    fc.constant(2 * half),
    fc
      .integer({ min: 1, max: 12 })
      .chain((top) => fc.array(fc.integer({ min: 0, max: top }), { minLength: 100, maxLength: 100 })),
  ),
);
const costOf = (list: readonly number[]) => (i: number, j: number) => list[Math.min(i, j) * 10 + Math.max(i, j)] ?? 0;

describe("cheapestPairs", () => {
  it("pairs everyone at the lowest cost, compared with trying every way", () => {
    fc.assert(
      fc.property(graph, ([count, list]) => {
        const cost = costOf(list);
        const { partner, cost: found } = cheapestPairs(count, cost);
        partner.forEach((j, i) => {
          expect(j).not.toBe(i);
          expect(partner[j]).toBe(i);
        });
        expect(found).toBe(
          bruteForce(
            Array.from({ length: count }, (_, i) => i),
            cost,
          ),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("gives prices that bound the cost of the pairs of the others", () => {
    fc.assert(
      fc.property(graph, fc.nat(), fc.nat(), ([count, list], x, y) => {
        const without = [x % count, (x + 1 + (y % (count - 1))) % count];
        const cost = costOf(list);
        const { cost: all, prices } = cheapestPairs(count, cost);
        const rest = bruteForce(
          Array.from({ length: count }, (_, i) => i).filter((i) => !without.includes(i)),
          cost,
        );
        expect(rest).toBeGreaterThanOrEqual(all - without.reduce((sum, i) => sum + (prices[i] ?? 0), 0));
      }),
      { numRuns: 300 },
    );
  });

  it("refuses an odd number", () => {
    expect(() => cheapestPairs(3, () => 0)).toThrow("odd");
  });
});
