/** Reads what the test programs wrote of their results. A missing or broken report is a failure, never nothing. */
import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { one, root, type Counts } from "./step";

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })) })),
});

const playwrightReport = z.object({
  errors: z.array(z.unknown()),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

const skipped = new Set(["skipped", "pending", "todo", "disabled"]);

/** A file that could not even be loaded counts as one failure. */
export function countVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = vitestReport.parse(report);
  const broken = testResults.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.some((each) => each.status === "failed")).length;
  const skippedTests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.filter(({ status }) => skipped.has(status)).map(({ fullName }) => ({ file: path.relative(root, name), name: fullName })),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests, skippedTests };
}

/** Flaky ones passed at the second try (playwright.config.ts); the list reporter names them. */
export function countPlaywright(report: unknown): Counts {
  const { errors, stats } = playwrightReport.parse(report);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/** `ended` says whether the program that wrote the report ended well: when it did not, something failed. */
export function countFile(file: string, count: (report: unknown) => Counts, ended: boolean): Counts {
  try {
    const counts = count(JSON.parse(readFileSync(file, "utf8")));
    return !ended && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch (error) {
    console.error(`No results in ${file}: ${error instanceof Error ? error.message : String(error)}`);
    return one(false);
  }
}
