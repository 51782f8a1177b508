/**
 * The seed of this run's random tests. vitest.config.ts chooses and prints one unless TEST_SEED is set:
 * `TEST_SEED=N npm test` repeats a run's random values.
 */
export function runSeed(): number {
  const seed = Number(process.env.TEST_SEED);
  if (!Number.isSafeInteger(seed)) throw new Error("TEST_SEED is to be a whole number.");
  return seed;
}
