import { writeFileSync } from "node:fs";
import type { Reporter, TestModule, TestSpecification } from "vitest/node";
import { countTests, type Counts, type TestResult } from "./step";

/** The most letters of an error that are kept: a property test's error says how to run it again. */
const maxReasonLength = 4_000;

/**
 * Writes the counts of a run to the file that `COUNTS_FILE` names, with the skipped tests, and those that needed a second try, by project and name. Makes
 * the file that `TAIL_FILE` names once no test file waits for a worker, since from then on processors become idle.
 */
export default class VitestCounts implements Reporter {
  private waiting = 0;

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.waiting = specifications.length;
  }

  onTestModuleStart(): void {
    this.waiting -= 1;
    const file = process.env.TAIL_FILE;
    if (file !== undefined && file !== "" && this.waiting === 0) writeFileSync(file, "");
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env.COUNTS_FILE;
    if (file !== undefined) writeFileSync(file, JSON.stringify(countModules(modules)));
  }
}

/** A file that could not even be loaded counts as one failure. */
function countModules(modules: readonly TestModule[]): Counts {
  return countTests(
    modules.flatMap((module): TestResult[] => {
      const file = `${module.project.name}: ${module.relativeModuleId}`;
      const tests = [...module.children.allTests()].map((test): TestResult => {
        const { state, errors } = test.result();
        return {
          file,
          name: test.fullName,
          outcome: state === "pending" ? "skipped" : state,
          again: test.diagnostic()?.flaky === true,
          why: errors?.[0]?.message.slice(0, maxReasonLength),
        };
      });
      const broken = module.state() === "failed" && !tests.some(({ outcome }) => outcome === "failed");
      return broken ? [...tests, { file, name: "the file as a whole", outcome: "failed", again: false }] : tests;
    }),
  );
}
