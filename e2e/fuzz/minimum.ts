/** Letters that a run of fuzz must have shown as Saved, on average: 2,000 in the forty runs of `npm test`, 50,000 in the thousand of `npm run fuzz`. */
export const lettersPerRun = 50;

/** Commands that a suite must have run, on average once in that many runs. They are chosen six to ten times as often. */
const runsPerCommand = { "move the clock": 16, restore: 16 };

/** @param coverage how often each command was run. @returns those that were run too seldom, in a sentence; null when none was */
export function findRareCommands(coverage: ReadonlyMap<string, number>, runs: number): string | null {
  const rare = Object.entries(runsPerCommand).filter(
    ([name, every]) => (coverage.get(name) ?? 0) < Math.floor(runs / every),
  );
  return rare.length === 0 ? null : `run too seldom in ${runs} runs: ${rare.map(([name]) => name).join(", ")}`;
}

/** The suites of `npm run fuzz`: the embedded database, PostgreSQL, PostgreSQL and Redis. */
const suiteCount = 3;

/**
 * A sentence that says in what a whole `npm run fuzz` fell short; null when enough was done.
 * @param tally how many letters each suite that passed has shown as Saved
 */
export function findShortfall(tally: readonly number[], runs: number): string | null {
  if (tally.length < suiteCount) return `only ${tally.length} of ${suiteCount} stores were run to the end`;
  const letters = tally.reduce((sum, each) => sum + each, 0);
  const least = lettersPerRun * runs;
  return letters < least ? `only ${letters} letters were shown as Saved, and ${least} must be` : null;
}
