import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const page = readFileSync(path.join(root, "docs/coverage.md"), "utf8");

/** A row reads: | S1 | `file.test.ts`: "a test's name"; "another" · `other.spec.ts`: "…" | */
const rows = [...page.matchAll(/^\| ([A-Z]\d+[a-z]?) \| (.+) \|$/gm)].map(([, rule = "", cell = ""]) => ({
  rule,
  tests: cell.split(" · ").flatMap((part) => {
    const file = /^`([^`]+)`: /.exec(part)?.[1] ?? "";
    return [...part.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => ({ file, name }));
  }),
}));

/** The rules that are built: the list at the top of the page. */
const built = (/^Built: (.+)\.$/m.exec(page)?.[1] ?? "").split(", ");

describe("docs/coverage.md", () => {
  it("has a row with a test for every rule that is built", () => {
    const covered = new Set(rows.filter((row) => row.tests.length > 0).map((row) => row.rule));
    expect(built.length).toBeGreaterThan(1);
    expect(built.filter((rule) => !covered.has(rule))).toEqual([]);
  });

  it("names only tests that exist, with the rule's name in theirs", () => {
    const wrong = rows.flatMap(({ rule, tests }) =>
      tests.filter(({ file, name }) => !file || !existsSync(path.join(root, file)) || !readFileSync(path.join(root, file), "utf8").includes(name) || !name.includes(rule)),
    );
    expect(wrong).toEqual([]);
  });
});
