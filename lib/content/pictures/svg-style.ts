/** The style sheet of an SVG as attributes of its elements, so that a cleaned picture has no style sheet. */
import { AppError } from "@/lib/errors/errors";
import { styleNames } from "./svg-names";

/** Values by the names of what they set. */
export type Declarations = ReadonlyMap<string, string>;

/** The declarations for each simple selector: `*`, `path`, `.line`, `#sun`. */
export type StyleSheet = ReadonlyMap<string, Declarations>;

/** @throws AppError `picture-svg-part` when it has more than simple selectors */
export function readStyleSheet(text: string): StyleSheet {
  const sheet = new Map<string, Map<string, string>>();
  const refuse = (part: string) => new AppError("picture-svg-part", { part: part.trim().slice(0, 60) });
  const rules = withoutComments(text).split("}");
  const end = rules.pop() ?? "";
  if (end.trim() !== "") throw refuse(/@[\w-]+/.exec(end)?.[0] ?? "<style>");
  for (const rule of rules) {
    const [selectors = "", body, ...more] = rule.split("{");
    const command = /@[\w-]+/.exec(selectors)?.[0];
    if (command !== undefined || body === undefined || more.length > 0) throw refuse(command ?? "<style>");
    for (const selector of selectors.split(",").map((each) => each.trim())) {
      if (!/^(?:\*|[.#]?[\w-]+)$/.test(selector)) throw refuse(selector === "" ? "<style>" : selector);
      const declarations = sheet.get(selector) ?? new Map<string, string>();
      for (const [name, value] of readDeclarations(body)) declarations.set(name, value);
      sheet.set(selector, declarations);
    }
  }
  return sheet;
}

function withoutComments(text: string): string {
  const [first = "", ...others] = text.split("/*");
  const kept = others.map((comment) => (comment.includes("*/") ? comment.slice(comment.indexOf("*/") + 2) : ""));
  return [first, ...kept].join(" ");
}

/** Those that a picture may have: `fill: red; stroke: none`. */
export function readDeclarations(text: string): Declarations {
  const read = new Map<string, string>();
  for (const declaration of text.split(";")) {
    const colon = declaration.indexOf(":");
    const name = declaration.slice(0, Math.max(0, colon)).trim();
    const value = declaration.slice(colon + 1).replace("!important", "").trim(); // prettier-ignore
    if (styleNames.has(name) && value !== "") read.set(name, value);
  }
  return read;
}

/** What the style sheet sets for an element; what is most specific comes last. */
export function declarationsFor(
  sheet: StyleSheet,
  name: string,
  { id, class: classes }: Readonly<Record<string, string>>,
): Declarations[] {
  if (sheet.size === 0) return [];
  const ofClasses = (classes ?? "").split(/\s+/).map((each) => `.${each}`);
  const selectors = ["*", name, ...ofClasses, ...(id === undefined ? [] : [`#${id}`])];
  return selectors.flatMap((selector) => sheet.get(selector) ?? []);
}
