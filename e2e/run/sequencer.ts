import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take a minute or mostly wait. They run first, so that others use the processor while they wait; run last, they would delay the end. */
const slowFiles = [
  "/misuse/misuse.int.test.ts",
  "/away.int.test.ts",
  "/faults/embedded.int.test.ts",
  "/faults/postgres.int.test.ts",
  "/processes.many.test.ts",
  "/running-processes.many.test.ts",
  "/faults/rolling-update.many.test.ts",
  "/soak/soak.many.test.ts",
  "/real-server.int.test.ts",
  "/start-run.int.test.ts",
  "/fuzz/fuzz.int.test.ts",
  "/fuzz/fuzz.many.test.ts",
  "/journal/random-class.int.test.ts",
];

export class SlowFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (slowFiles.some((name) => moduleId.endsWith(name)) ? 0 : 1);
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
