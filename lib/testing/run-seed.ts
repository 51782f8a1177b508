/**
 * The seed of this test run's random tests. vitest.config.ts draws and prints one unless TEST_SEED names it:
 * `TEST_SEED=N npm test` repeats a run's draws.
 */
export function runSeed(): number {
  const seed = Number(process.env.TEST_SEED);
  if (!Number.isSafeInteger(seed)) throw new Error("TEST_SEED is to be a whole number.");
  return seed;
}
