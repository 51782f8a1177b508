/** Letters that a run of fuzz must have shown as Saved, on average: 2,000 in the forty runs of `npm test`, 50,000 in the thousand of `npm run fuzz`. */
export const lettersPerRun = 50;

/** The suites of `npm run fuzz`: the embedded database, PostgreSQL, PostgreSQL and Redis. */
const suiteCount = 3;

/**
 * What is missing of a whole `npm run fuzz`, in a sentence; null when enough was done.
 * @param tally how many letters each suite that passed has shown as Saved
 */
export function findShortfall(tally: readonly number[], runs: number): string | null {
  if (tally.length < suiteCount) return `only ${tally.length} of ${suiteCount} stores were run to the end`;
  const letters = tally.reduce((sum, each) => sum + each, 0);
  const least = lettersPerRun * runs;
  return letters < least ? `only ${letters} letters were shown as Saved, and ${least} must be` : null;
}
