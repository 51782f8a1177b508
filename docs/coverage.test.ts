import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const text = readFileSync(path.join(import.meta.dirname, "coverage.md"), "utf8");

const built = (/^Built: (.+)\.$/m.exec(text)?.[1] ?? "").split(", ");

interface Row {
  rule: string;
  clause: string;
  tests: { file: string; name: string }[];
}

/** `path`: "name"; "name" · `path`: "name" */
function readTests(cell: string): Row["tests"] {
  return cell.split(" · ").flatMap((part) => {
    const [, file = "", names = ""] = /^`([^`]+)`: (.+)$/.exec(part.trim()) ?? [];
    return [...names.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => ({ file, name }));
  });
}

const rows: Row[] = text
  .split("\n")
  .filter((line) => /^\| [A-Z]\d/.test(line))
  .map((line) => {
    const [rule = "", clause = "", tests = ""] = line.replace(/^\| | \|$/g, "").split(" | ");
    return { rule, clause, tests: readTests(tests) };
  });

/** The name as a test's, not a group's, and not one that is skipped. */
function isTestOf(source: string, name: string): boolean {
  const exactly = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`\\b(?:it|test)(?:\\.each(?:<[^>]*>)?\\([^\\n]*\\))?\\(\\s*(?:"${exactly}"|\`${exactly}\`)`).test(source);
}

describe("docs/coverage.md", () => {
  it("has a row for every rule that is built, and rows for no other", () => {
    expect(built.length).toBeGreaterThan(40);
    expect([...new Set(rows.map(({ rule }) => rule))]).toEqual(built);
  });

  it.each(rows.map((row) => [row.rule, row.clause, row.tests] as const))("%s, %s: its tests are there, and cite it", (rule, _, tests) => {
    expect(tests.length).toBeGreaterThan(0);
    const wrong = tests.filter(({ file, name }) => {
      const at = path.join(root, file);
      return !new RegExp(`\\b${rule}\\b`).test(name) || !existsSync(at) || !isTestOf(readFileSync(at, "utf8"), name);
    });
    expect(wrong).toEqual([]);
  });
});
