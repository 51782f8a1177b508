import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { countFile, countPlaywright, countVitest } from "./reports";
import { add, countTests, judgeRetries, countOne, countSkipped, summary, type TestResult } from "./step";

const ran = (file: string, became: TestResult["outcome"], again = false): TestResult => ({
  file,
  name: "a name",
  outcome: became,
  again,
});

describe("summing up a run", () => {
  it("ends with the line that says it all", () => {
    expect(
      summary(
        add([
          countOne("types", true),
          countOne("lint", true),
          countTests([ran("a", "passed"), ran("a", "passed"), ran("b", "passed")]),
        ]),
      ),
    ).toBe("5 passed, 0 failed");
    expect(summary(add([countOne("types", false), countTests([ran("a", "passed"), ran("a", "failed")])]))).toBe(
      "1 passed, 2 failed",
    );
  });

  it("names what was skipped in that line, by project and file", () => {
    const counts = countTests([
      ran("many: a.many.test.ts", "skipped"),
      ran("many: a.many.test.ts", "skipped"),
      ran("postgres: b.int.test.ts", "skipped"),
      ran("integration: b.int.test.ts", "passed"),
    ]);
    const image = countSkipped({ file: "npm run test:image", name: "it needs buildah" });
    expect(summary(add([countOne("types", true), counts, image]))).toBe(
      "2 passed, 0 failed, 4 skipped (many: a.many.test.ts 2, postgres: b.int.test.ts 1, npm run test:image 1)",
    );
  });

  it("names second tries in that line, and fails the run from the fifth on", () => {
    const tries = (count: number) =>
      summary(
        judgeRetries(countTests(Array.from({ length: count }, (_, n) => ran(`e2e/${n % 2}.spec.ts`, "passed", true)))),
      );
    expect(tries(0)).toBe("0 passed, 0 failed");
    expect(tries(2)).toBe("2 passed, 0 failed, 2 passed at the second try (e2e/0.spec.ts 1, e2e/1.spec.ts 1)");
    expect(tries(4)).toBe("4 passed, 0 failed, 4 passed at the second try (e2e/0.spec.ts 2, e2e/1.spec.ts 2)");
    expect(tries(5)).toBe("5 passed, 1 failed, 5 passed at the second try (e2e/0.spec.ts 3, e2e/1.spec.ts 2)");
  });

  it("counts a program that ended badly as a failure, whatever it wrote", () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-report-"));
    const file = path.join(folder, "report.json");
    writeFileSync(file, JSON.stringify(countTests([ran("a", "passed")])));
    expect(summary(countFile(file, countVitest, true))).toBe("1 passed, 0 failed");
    expect(summary(countFile(file, countVitest, false))).toBe("1 passed, 1 failed");
    rmSync(folder, { recursive: true });
  });

  it("knows which passed at the second try, and which failed", () => {
    const { again, failed } = countTests([ran("a", "passed"), ran("b", "passed", true), ran("c", "failed", true)]);
    expect({ again, failed }).toEqual({
      again: [{ file: "b", name: "a name" }],
      failed: [{ file: "c", name: "a name" }],
    });
  });

  it("counts an error outside any browser test as failed, and names browser tests that were skipped or passed at the second try", () => {
    const spec = (title: string, status: string) => ({
      title,
      tests: [{ status, results: status === "expected" ? [{}] : [{ error: { message: "why" } }, {}] }],
    });
    const inner = {
      file: "b.spec.ts",
      specs: [{ title: "is skipped", tests: [{ status: "skipped", results: [] }] }, spec("fails", "unexpected")],
    };
    const counts = countPlaywright({
      errors: [{}],
      suites: [{ file: "a.spec.ts", specs: [spec("runs", "expected"), spec("is flaky", "flaky")], suites: [inner] }],
    });
    expect(counts).toEqual({
      passed: 2,
      failed: [
        { file: "e2e/b.spec.ts", name: "fails", why: "why" },
        { file: "npm test", name: "browser tests, outside any of them" },
      ],
      skipped: [{ file: "e2e/b.spec.ts", name: "is skipped" }],
      again: [{ file: "e2e/a.spec.ts", name: "is flaky", why: "why" }],
    });
  });

  it("counts a report that is not there, or is none, as a failure", () => {
    expect(countFile("/nowhere/report.json", countVitest, true).failed).toHaveLength(1);
    expect(countFile(`${import.meta.dirname}/../../package.json`, countVitest, true).failed).toHaveLength(1);
  });
});
