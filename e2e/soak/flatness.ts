/** Whether something that was measured again and again stayed flat. */

/** What was measured of one process between a start and its end, at equal intervals. */
export interface Series {
  name: string;
  values: readonly number[];
}

/** Fewer are not judged: caches, compiled code and rooms are still coming in. */
export const fewestValues = 15;
/** The last third may be so much above the middle third: its words are in memory too. The first third is warming up. */
const maxGrowth = 1.1;

export type Flatness = { is: "too short" } | { is: "flat" | "growing"; before: number; last: number };

/** Compares the medians of the middle and the last third. @param slack by which the last may be more in any case, in the values' unit */
export function judgeFlatness(values: readonly number[], slack: number): Flatness {
  if (values.length < fewestValues) return { is: "too short" };
  const third = Math.floor(values.length / 3);
  const middle = median(values.slice(-2 * third, -third));
  const last = median(values.slice(-third));
  return { is: last <= middle * maxGrowth + slack ? "flat" : "growing", before: middle, last };
}

/** Connections come and go with the load, up to a bound; one that is never given back is one more for good. Compares what the last third has mostly with the most in the first. */
export function judgeCounts(values: readonly number[]): Flatness {
  if (values.length < fewestValues) return { is: "too short" };
  const third = Math.floor(values.length / 3);
  const most = Math.max(...values.slice(0, third));
  const last = median(values.slice(-third));
  return { is: last <= most ? "flat" : "growing", before: most, last };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
