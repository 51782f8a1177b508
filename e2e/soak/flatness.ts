/** Judges whether a repeated measurement stayed flat. */

/** Measurements at equal intervals, of one process from a start to the next stop. */
export interface Series {
  name: string;
  values: readonly number[];
}

/** Fewer values are not judged: caches, compiled code and rooms are still being loaded. */
export const fewestValues = 15;
/** The last third may be above the middle third by this factor, since the text typed in it is in memory too. The first third is the warm-up. */
const maxGrowth = 1.1;

export type Flatness = { is: "too short" } | { is: "flat" | "growing"; before: number; last: number };

/** Compares the medians of the middle and the last third. @param slack by which the last may always be more, in the values' unit */
export function judgeFlatness(values: readonly number[], slack: number): Flatness {
  if (values.length < fewestValues) return { is: "too short" };
  const third = Math.floor(values.length / 3);
  const middle = median(values.slice(-2 * third, -third));
  const last = median(values.slice(-third));
  return { is: last <= middle * maxGrowth + slack ? "flat" : "growing", before: middle, last };
}

/**
 * Compares the median of the last third with the maximum of the first: connections are opened and closed with the load up to a limit, but one
 * that is never given back stays.
 */
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
