/**
 * Minimum-cost perfect matching in a complete graph, by Edmonds' blossom algorithm with dual variables, O(n³).
 * 150 vertices take some 20 ms.
 *
 * This is our own code because rules import nothing, and because the dual prices are needed: they bound the cost of every
 * other set of pairs, so pairing.ts finds the best trio without trying all of them.
 */
import { BlossomSearch } from "./blossom-search";

export interface Pairs {
  /** `partner[i]` is paired with `i`. */
  partner: readonly number[];
  cost: number;
  /**
   * Dual prices: any set of pairs that covers everything except `without` costs at least
   * `cost − Σ prices[i] (i in without)`.
   */
  prices: readonly number[];
}

/** `count` is even; `cost(i, j)` is symmetric, whole and not negative. The sum of all costs must stay under 2⁵⁰. */
export function cheapestPairs(count: number, cost: (i: number, j: number) => number): Pairs {
  if (count % 2 !== 0) throw new Error(`an odd number of things (${count}) has no perfect pairs`);
  if (count === 0) return { partner: [], cost: 0, prices: [] };
  let top = 0;
  for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) top = Math.max(top, cost(i, j));
  // Every weight is positive, so the heaviest set of pairs leaves nobody out.
  const search = new BlossomSearch(count, (i, j) => top + 1 - cost(i, j));
  const partner = search.run();
  let total = 0;
  partner.forEach((j, i) => {
    if (i < j) total += cost(i, j);
  });
  return { partner, cost: total, prices: search.labels().map((label) => (top + 1 - label) / 2) };
}
