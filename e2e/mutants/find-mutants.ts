import { kinds, type Edit } from "./kinds";
import { child, nameOf, walk, type Node } from "./syntax";

export interface Mutant {
  /** The path from the root of the tree. */
  file: string;
  line: number;
  kind: string;
  /** The function around the mutant; "" at the top level of the file. */
  within: string;
  /** The changed lines before and after, each joined into one line. */
  before: string;
  after: string;
  edit: Edit;
  /** The body of the function around the mutant, for a probe's call; null at the top level of the file, which runs when the file is loaded. */
  body: Body | null;
}

interface Body {
  start: number;
  end: number;
  isBlock: boolean;
}

const functions = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"];
/** Mutants in log calls are skipped, since no test has to check what is logged. */
const isLogging = (node: Node, source: string) =>
  ["CallExpression", "ExpressionStatement"].includes(node.type) &&
  /^(?:void |await )?(?:\w+\.)*(?:log|logger|console)(?:\(\))?\.\w+\(/.test(source.slice(node.start, node.end));

/** Every mutant of a file, in the order of its source. */
export function findMutants(file: string, source: string): Mutant[] {
  const found: Mutant[] = [];
  walk(file, source, (node, around) => {
    if ([...around, node].some((each) => isLogging(each, source))) return;
    const place = { body: bodyAround(around), within: nameAround(around) };
    for (const [kind, find] of Object.entries(kinds))
      for (const edit of find(node, source)) found.push({ file, kind, edit, ...place, ...describe(source, edit) });
  });
  return found.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end);
}

/** Applies an edit. Imports the function that the edit calls, at the end of the file, since the mutant would otherwise only fail as an unknown name. */
export function applyEdit(source: string, { start, end, text, calls }: Edit): string {
  const changed = source.slice(0, start) + text + source.slice(end);
  const imported = /import \{([^}]*)\} from "drizzle-orm";/.exec(source)?.[1] ?? "";
  return calls === undefined || new RegExp(`\\b${calls}\\b`).test(imported)
    ? changed
    : `${changed}import { ${calls} } from "drizzle-orm";\n`;
}

/** The lines that an edit touches, before and after. */
function describe(source: string, edit: Edit): Pick<Mutant, "line" | "before" | "after"> {
  const from = source.lastIndexOf("\n", edit.start - 1) + 1;
  const next = source.indexOf("\n", edit.end);
  const to = next < 0 ? source.length : next;
  const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();
  return {
    line: source.slice(0, edit.start).split("\n").length,
    before: oneLine(source.slice(from, to)),
    after: oneLine(source.slice(from, edit.start) + edit.text + source.slice(edit.end, to)),
  };
}

function bodyAround(around: readonly Node[]): Body | null {
  const body = child(around.findLast(({ type }) => functions.includes(type)) ?? { type: "", start: 0, end: 0 }, "body");
  return body === null ? null : { start: body.start, end: body.end, isBlock: body.type === "BlockStatement" };
}

function nameAround(around: readonly Node[]): string {
  const named = ["FunctionDeclaration", "MethodDefinition", "VariableDeclarator"];
  return around
    .filter(({ type }) => named.includes(type))
    .map((node) => nameOf(child(node, "id") ?? child(node, "key")))
    .filter((name) => name !== "")
    .join(".");
}
