/**
 * The cheapest way to group an odd number of teams into pairs and one trio.
 *
 * For a given trio the other teams are a matching problem. Solving one such problem gives prices that are lower bounds for
 * all other trios. The trio with the lowest bound is solved next, until no bound is below the best cost. The result is exact.
 */
import { cheapestPairs, type Pairs } from "./blossom";
import type { Costs } from "./pairing-cost";

type Trio = [number, number, number];

/** Prices for all teams: the pairs of the teams outside a trio cost at least `base` minus the trio's prices. */
interface Bound {
  base: number;
  prices: readonly number[];
}

/** `n` is odd and at least 3. The trio comes first. */
export function cheapestWithTrio(n: number, costs: Costs): number[][] {
  const trios = allTrios(n);
  const count = trios.length / 3;
  const trioAt = (at: number): Trio => [trios[at * 3] ?? 0, trios[at * 3 + 1] ?? 0, trios[at * 3 + 2] ?? 0];
  const own = new Float64Array(count);
  const bounds = new Float64Array(count).fill(-Infinity);
  for (let at = 0; at < count; at++) own[at] = costs.trio(...trioAt(at));

  /** Raises every bound and returns the position of the lowest. */
  const raise = ({ base, prices }: Bound): number => {
    let lowest = 0;
    for (let at = 0; at < count; at++) {
      const i = trios[at * 3] ?? 0;
      const j = trios[at * 3 + 1] ?? 0;
      const k = trios[at * 3 + 2] ?? 0;
      const bound = (own[at] ?? 0) + base - (prices[i] ?? 0) - (prices[j] ?? 0) - (prices[k] ?? 0);
      if (bound > (bounds[at] ?? 0)) bounds[at] = bound;
      if ((bounds[at] ?? 0) < (bounds[lowest] ?? 0)) lowest = at;
    }
    return lowest;
  };

  raise(boundWithout(1, n, costs));
  let next = raise(boundWithout(3, n, costs));
  let best: { cost: number; groups: number[][] } | null = null;
  // Costs are whole numbers, but prices may be halves.
  while (best === null || Math.ceil(bounds[next] ?? 0) < best.cost) {
    const trio = trioAt(next);
    const { cost, groups, bound } = solve(n, costs, trio);
    if (best === null || cost < best.cost) best = { cost, groups };
    bounds[next] = cost;
    next = raise(bound);
  }
  return best.groups;
}

function allTrios(n: number): Uint16Array {
  const list = new Uint16Array((n * (n - 1) * (n - 2)) / 2);
  let at = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++)
      for (let k = j + 1; k < n; k++) {
        list[at++] = i;
        list[at++] = j;
        list[at++] = k;
      }
  return list;
}

/** The bound from pairing all teams when any `places` of them may stay out at no cost. It is tight for the teams that are cheapest to leave out. */
function boundWithout(places: number, n: number, costs: Costs): Bound {
  let highest = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) highest = Math.max(highest, costs.pair(i, j));
  const never = highest * 2 + 1;
  const pairs = cheapestPairs(n + places, (i, j) => (i < n && j < n ? costs.pair(i, j) : i < n || j < n ? 0 : never));
  return {
    base: pairs.cost - pairs.prices.slice(n).reduce((sum, price) => sum + price, 0),
    prices: pairs.prices.slice(0, n),
  };
}

function solve(n: number, costs: Costs, trio: Trio): { cost: number; groups: number[][]; bound: Bound } {
  const others = Array.from({ length: n }, (_, i) => i).filter((i) => !trio.includes(i));
  const original = (position: number) => others[position] ?? 0;
  const pairs = cheapestPairs(others.length, (i, j) => costs.pair(original(i), original(j)));
  const groups = pairs.partner.flatMap((j, i) => (i < j ? [[original(i), original(j)]] : []));
  return {
    cost: pairs.cost + costs.trio(...trio),
    groups: [[...trio], ...groups],
    bound: boundOf(n, costs, trio, others, pairs),
  };
}

/** Gives the trio's teams the highest prices that keep every pair's prices within its cost. */
function boundOf(n: number, costs: Costs, trio: Trio, others: readonly number[], pairs: Pairs): Bound {
  const prices = new Array<number>(n).fill(0);
  others.forEach((team, position) => (prices[team] = pairs.prices[position] ?? 0));
  const priced = [...others];
  let base = pairs.cost;
  for (const team of trio) {
    const price =
      priced.length === 0 ? 0 : Math.min(...priced.map((other) => costs.pair(team, other) - (prices[other] ?? 0)));
    prices[team] = price;
    base += price;
    priced.push(team);
  }
  return { base, prices };
}
