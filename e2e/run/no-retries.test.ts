import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const folders = ["app", "bench", "components", "db", "docs", "e2e", "lib"];
const isTest = (file: string) =>
  /\.(test|spec)\.tsx?$|-suite\.ts$|(^|\/)testing\//.test(file) || file.startsWith("e2e/");

/** Finds a second try for a test, in a config, a test's options or a command; `0` forbids one and is not found. */
const asksForAnother = /["'`]?\bretr(?:y|ies)\b["'`]?\s*[:=](?!\s*0\b)|--retr(?:y|ies)\b(?![ =]0\b)/;

const found = (text: string) => text.split("\n").filter((line) => asksForAnother.test(line));

describe("no second try hides a failure", () => {
  it("no test, suite or config asks for one, but for the one of the browser tests, which the run counts and judges", () => {
    const tests = folders
      .flatMap((folder) =>
        readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
          path.join(folder, file),
        ),
      )
      .filter((file) => isTest(file) && /\.[jt]sx?$/.test(file) && file !== "e2e/run/no-retries.test.ts");
    expect(tests.length).toBeGreaterThan(200);
    const configs = ["vitest.config.ts", "playwright.config.ts", "package.json"];
    expect(
      [...tests, ...configs].flatMap((file) =>
        found(readFileSync(path.join(root, file), "utf8")).map((line) => `${file}: ${line.trim()}`),
      ),
    ).toEqual(["playwright.config.ts: retries: 1,"]);
  });

  it("each way to ask for one is seen", () => {
    for (const line of [
      "retry: 2,",
      "{ timeout: 1, retry: 1 }",
      '"retries": 3',
      "retry = 2",
      "vitest run --retry 2",
      "vitest --retry=2",
      "retry: { count: 2 }",
    ])
      expect(found(line), line).toHaveLength(1);
    for (const line of ["retry: 0,", "{ retry: 0 }", "--retry=0", "on-first-retry", "retryStrategy: null"])
      expect(found(line), line).toHaveLength(0);
  });
});
