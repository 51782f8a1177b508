/** The numbered rules of docs/product.md and lib/sync/README.md, and how texts cite them. */
import { readFileSync } from "node:fs";
import path from "node:path";

export interface Clause {
  /** `T9b`; the rule itself where it has one clause, and for the rules of lib/sync/README.md. */
  code: string;
  rule: string;
  /** Markdown. */
  text: string;
  isBuilt: boolean;
}

/** The letter of `R3a` is part of the rule: rules of lib/sync/README.md have no clauses. */
const citation = /(?<![\w$#-])(?:([STBQ]\d+)[a-z]?|(R\d+[a-c]?))(?!\w)/g;

/** The clauses and rules that a text cites, such as `T9b` and `R3a`. */
export const citedIn = (text: string): string[] => text.match(citation) ?? [];

/** The rules whose clauses a text cites: of `T9b` it is `T9`. */
export const rulesCitedIn = (text: string): string[] =>
  [...text.matchAll(citation)].map(([code, product]) => product ?? code);

export function readClauses(root: string): Clause[] {
  const read = (file: string) => readFileSync(path.join(root, file), "utf8");
  return [...clausesOfProduct(read("docs/product.md")), ...clausesOfSync(read("lib/sync/README.md"))];
}

/** A rule is "T9. …" up to the next rule or heading. Its clauses begin with "(a) ", "(b) ", …, where it has several. */
function clausesOfProduct(markdown: string): Clause[] {
  return markdown.split(/^(?=#|[STBQ]\d+\. )/m).flatMap((part) => {
    const [, rule, body] = /^([STBQ]\d+)\. ([^]*)$/.exec(part) ?? [];
    if (rule === undefined || body === undefined) return [];
    const lettered = [...body.matchAll(/(?<=^|\s)\(([a-z])\) ([^]*?)(?=\s\([a-z]\) |$)/g)];
    const title = body.slice(0, lettered[0]?.index);
    const unbuilt = "*(not built yet)*";
    const make = (letter = "", text = ""): Clause => ({
      code: rule + letter,
      rule,
      text: text.trim().replaceAll("\n    ", " "),
      isBuilt: !title.includes(unbuilt) && !text.includes(unbuilt),
    });
    if (lettered.length === 0) return [make("", body)];
    return lettered.map(([, letter, text = ""], at) => make(letter, at === 0 ? title + text : text));
  });
}

/** A rule is a row of a table: `| R3a | text | … |`. */
function clausesOfSync(markdown: string): Clause[] {
  return [...markdown.matchAll(/^\| (R\d+[a-c]?) \| (.*?) \|/gm)].map(([, rule = "", text = ""]) => ({
    code: rule,
    rule,
    text,
    isBuilt: true,
  }));
}
