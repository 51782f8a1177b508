/** Walks the parsed source of a file: only the nodes in which the kinds of mutants find edits. */
import { parseAst } from "vitest/node";

export interface Node {
  type: string;
  /** Positions in the source. */
  start: number;
  end: number;
  [key: string]: unknown;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";

export const nodesIn = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

/** The node under `key`, if it has one of these types. */
export function child(node: Node, key: string, ...types: readonly string[]): Node | null {
  const value = node[key];
  return isNode(value) && (types.length === 0 || types.includes(value.type)) ? value : null;
}

/** The name of an identifier; "" for other nodes. */
export function nameOf(node: Node | null): string {
  const name = node?.["name"];
  return typeof name === "string" ? name : "";
}

/** The name of the called function: `f` for `f(x)`, `.m` for `o.m(x)`; "" for nodes that are no such call. */
export function calledName(node: Node): string {
  if (node.type !== "CallExpression") return "";
  const member = child(node, "callee", "MemberExpression");
  if (member === null) return nameOf(child(node, "callee", "Identifier"));
  return `.${nameOf(child(member, "property", "Identifier"))}`;
}

/** TypeScript's wrappers around a value; every other TypeScript node is only a type. */
const wrappers = ["TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression"];
const notRun = ["ImportDeclaration", "ExportAllDeclaration"];
const isRun = ({ type }: Node) => (!type.startsWith("TS") || wrappers.includes(type)) && !notRun.includes(type);

/** Parses a file, and calls `visit` for each node that runs, outer ones first, with the nodes around it, innermost last. */
export function walk(file: string, source: string, visit: (node: Node, around: readonly Node[]) => void): void {
  const tree: unknown = parseAst(source, { lang: file.endsWith("x") ? "tsx" : "ts" }, file);
  const around: Node[] = [];
  const step = (node: Node) => {
    if (!isRun(node)) return;
    visit(node, around);
    around.push(node);
    for (const value of Object.values(node))
      for (const inner of Array.isArray(value) ? nodesIn(value) : isNode(value) ? [value] : []) step(inner);
    around.pop();
  };
  if (isNode(tree)) step(tree);
}
