/** Reads the test programs' reports. A missing or broken report counts as a failure. */
import { readFileSync } from "node:fs";
import * as z from "zod";
import { add, countTests, countOne, type Counts, type TestResult } from "./step";

const testRefs = z.array(z.object({ file: z.string(), name: z.string(), why: z.string().optional() }));
/** The file that VitestCounts writes. */
const counts = z.object({ passed: z.number(), failed: testRefs, skipped: testRefs, again: testRefs });

const playwrightTest = z.object({
  status: z.enum(["expected", "unexpected", "flaky", "skipped"]),
  results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
});
const playwrightSuite = z.object({
  file: z.string(),
  specs: z.array(z.object({ title: z.string(), tests: z.array(playwrightTest) })),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});
const playwrightReport = z.object({ errors: z.array(z.unknown()), suites: z.array(playwrightSuite) });

export function countVitest(report: unknown): Counts {
  return counts.parse(report);
}

const outcomeByStatus = { expected: "passed", flaky: "passed", unexpected: "failed", skipped: "skipped" } as const;

export function countPlaywright(report: unknown): Counts {
  const { errors, suites } = playwrightReport.parse(report);
  return add([
    countTests(suites.flatMap(collectTests)),
    ...errors.map(() => countOne("browser tests, outside any of them", false)),
  ]);
}

function collectTests({ file, specs, suites = [] }: z.infer<typeof playwrightSuite>): TestResult[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.map(({ status, results }): TestResult => ({
      file: `e2e/${file}`,
      name: title,
      outcome: outcomeByStatus[status],
      again: status === "flaky",
      why: results[0]?.error?.message,
    })),
  );
  return [...own, ...suites.flatMap(collectTests)];
}

/** @param ended whether the program that wrote the report ended well; when it did not, there is at least one failure */
export function countFile(file: string, count: (report: unknown) => Counts, ended: boolean): Counts {
  try {
    const counts = count(JSON.parse(readFileSync(file, "utf8")));
    return !ended && counts.failed.length === 0
      ? add([counts, countOne("what wrote the report ended badly", false)])
      : counts;
  } catch (error) {
    console.error(`No results in ${file}: ${error instanceof Error ? error.message : String(error)}`);
    return countOne("a report that can't be read", false);
  }
}
