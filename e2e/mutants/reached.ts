/** Loaded before each test file: hands on which drawn mutants each of its tests reached (probe.ts), with the file's results. */
import { afterAll, afterEach, beforeEach } from "vitest";

export interface Reached {
  /** Outside of any test, as in what is prepared for all of them. */
  outside: number[];
  /** By the id of the test. */
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
// Of a setup file the first hooks run before a file's own ones, and the last after them.
beforeEach(() => void found.outside.push(...take()));
// Tests side by side can't be told apart.
afterEach(({ task }) => {
  if (task.concurrent === true) found.outside.push(...take());
  else found.tests[task.id] = take();
});
afterAll(({}, file) => {
  found.outside.push(...take());
  file.meta.reached = found;
});
