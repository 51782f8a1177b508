/** Loaded before each test file: adds to the file's results which mutants each of its tests reached (probe.ts). */
import { afterAll, afterEach, beforeEach } from "vitest";

export interface Reached {
  /** Mutants that were reached outside of any test, such as in `beforeAll`. */
  outside: number[];
  /** The mutants that each test reached, by the test's id. */
  tests: Record<string, number[]>;
}

declare module "vitest" {
  interface TaskMeta {
    reached?: Reached;
  }
}
declare global {
  var reachedMutants: Set<number> | undefined;
}

const found: Reached = { outside: [], tests: {} };
const latest = new Set<number>();
globalThis.reachedMutants = latest;

const take = () => {
  const all = [...latest];
  latest.clear();
  return all;
};
// A setup file's `before` hooks run before the test file's own ones, and its `after` hooks after them.
beforeEach(() => void found.outside.push(...take()));
// What concurrent tests reach can't be told apart.
afterEach(({ task }) => {
  if (task.concurrent === true) found.outside.push(...take());
  else found.tests[task.id] = take();
});
afterAll(({}, file) => {
  found.outside.push(...take());
  file.meta.reached = found;
});
