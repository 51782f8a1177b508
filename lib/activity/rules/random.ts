/** A number in [0, 1), like Math.random. Rules take it as an argument, so that a preview can be repeated. */
export type Random = () => number;

/** The same seed gives the same numbers (mulberry32). `seed` is a 32-bit integer. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A new list in random order (Fisher and Yates). */
export function shuffle<T>(list: readonly T[], random: Random): T[] {
  const result: T[] = [];
  for (const item of list) {
    const at = Math.floor(random() * (result.length + 1));
    const displaced = result[at];
    if (displaced === undefined) result.push(item);
    else {
      result.push(displaced);
      result[at] = item;
    }
  }
  return result;
}
