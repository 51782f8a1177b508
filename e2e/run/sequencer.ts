import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that mostly wait: begun first, the others fill the processor meanwhile; begun last, they would be waited for alone. */
const slowFiles = ["/away.int.test.ts", "/misuse.int.test.ts", "/processes.many.test.ts"];

export class SlowFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (slowFiles.some((name) => moduleId.endsWith(name)) ? 0 : 1);
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
