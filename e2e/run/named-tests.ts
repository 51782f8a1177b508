/** The tests of the repository, by the names in their sources. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { listSources } from "@/e2e/mutants/areas";
import { child, nameOf, nodesIn, walk, type Node } from "@/e2e/mutants/syntax";
import { citedIn } from "./read-rules";

export interface NamedTest {
  file: string;
  /** As it stands in the source, with `${…}` and `%s`. */
  name: string;
  /** The clauses and rules in the name. */
  cites: string[];
  isSkipped: boolean;
}

/** What runs a test: vitest's, Playwright's, and that of e2e/image. */
const runners = ["it", "test", "expectThat"];
const skips = ["skip", "todo", "fixme"];

/** The tests of all files that cite a rule. */
export const listTests = (root: string): NamedTest[] =>
  listSources(root).flatMap((file) => {
    const source = readFileSync(path.join(root, file), "utf8");
    return citedIn(source).length === 0 ? [] : testsIn(file, source);
  });

/** The tests and steps of a file, not its suites. One that is skipped only on some machines is not skipped. */
export function testsIn(file: string, source: string): NamedTest[] {
  const tests: NamedTest[] = [];
  walk(file, source, (node, around) => {
    const text = nameNode(node);
    if (text === null) return;
    const name = source.slice(text.start + 1, text.end - 1);
    const calls = [...around, node].filter(({ type }) => type === "CallExpression");
    const isSkipped = calls.some((call) => wordsOf(call).some((word) => skips.includes(word)));
    tests.push({ file, name, cites: citedIn(name), isSkipped });
  });
  return tests;
}

/** The name in a call of `it("…")`, `it.each(cases)("…")` or the like. */
function nameNode(node: Node): Node | null {
  const [first = null] = nodesIn(node["arguments"]);
  const isText = first?.type === "TemplateLiteral" || typeof first?.["value"] === "string";
  const [runner = "", ...rest] = node.type === "CallExpression" ? wordsOf(node) : [];
  return isText && runners.includes(runner) && !rest.includes("describe") ? first : null;
}

/** `it` and `each` of `it.each(cases)("…")`. */
function wordsOf(node: Node | null): string[] {
  if (node?.type === "CallExpression") return wordsOf(child(node, "callee"));
  if (node?.type === "MemberExpression") return [...wordsOf(child(node, "object")), nameOf(child(node, "property"))];
  return [nameOf(node)];
}
