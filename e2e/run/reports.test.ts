import { describe, expect, it } from "vitest";
import { countFile, countPlaywright, countVitest } from "./reports";
import { add, one, root, summary } from "./step";

const vitestSaid = (more: object) => ({ numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [], ...more });

describe("summing up a run", () => {
  it("ends with the line that says it all", () => {
    expect(summary(add([one(true), one(true), { passed: 3, failed: 0, skipped: 0 }]))).toBe("5 passed, 0 failed");
    expect(summary(add([one(false), { passed: 3, failed: 0, skipped: 2 }]))).toBe("3 passed, 1 failed, 2 skipped");
  });

  it("names what was skipped in that line", () => {
    const skipped = (file: string, name: string) => ({ file, name });
    const counts = { passed: 3, failed: 0, skipped: 3, skippedTests: [skipped("a.many.test.ts", "one"), skipped("a.many.test.ts", "two"), skipped("b.int.test.ts", "one")] };
    expect(summary(add([one(true), counts]))).toBe("4 passed, 0 failed, 3 skipped (a.many.test.ts 2, b.int.test.ts 1)");
  });

  it("counts a file that could not be loaded", () => {
    expect(countVitest(vitestSaid({ testResults: [{ name: "/a.test.ts", status: "failed", assertionResults: [] }] })).failed).toBe(1);
  });

  it("knows which tests were skipped", () => {
    const assertionResults = [{ status: "passed", fullName: "runs" }, { status: "skipped", fullName: "R5: can't run here" }];
    const { skippedTests } = countVitest(vitestSaid({ numPendingTests: 1, testResults: [{ name: `${root}/lib/a.many.test.ts`, status: "passed", assertionResults }] }));
    expect(skippedTests).toEqual([{ file: "lib/a.many.test.ts", name: "R5: can't run here" }]);
  });

  it("counts an error outside any browser test as failed, and a test that passed at its second try as passed", () => {
    expect(countPlaywright({ errors: [{}], stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 } })).toEqual({ passed: 5, failed: 2, skipped: 0 });
  });

  it("counts a report that is not there as a failure", () => {
    expect(countFile("/nowhere/report.json", countVitest, true)).toEqual(one(false));
  });
});
