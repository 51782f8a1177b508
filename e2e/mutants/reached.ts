/** Loaded before each test file: hands on which drawn mutants the file reached (probe.ts), with the file's results. */
import { afterAll } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    reached?: number[];
  }
}
declare global {
  var reachedMutants: Set<number> | undefined;
}

const reached = new Set<number>();
globalThis.reachedMutants = reached;
afterAll(({}, file) => {
  file.meta.reached = [...reached];
});
