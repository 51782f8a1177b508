import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that mostly wait. Run first, others use the processor meanwhile; run last, they would delay the end. */
const slowFiles = [
  "/away.int.test.ts",
  "/misuse.int.test.ts",
  "/processes.many.test.ts",
  "/running-processes.many.test.ts",
];

export class SlowFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (slowFiles.some((name) => moduleId.endsWith(name)) ? 0 : 1);
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
