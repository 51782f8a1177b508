/** Parses the marks of `Marked` text (schema.ts). Imports no zod, so that the browser can use it. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "emphasis"; text: string }
  /** A reference to a glossary term, shown as `text`. */
  | { kind: "term"; text: string; term: string }
  | { kind: "citation"; source: string };

const mark = /\*([^*]+)\*|\[\^([a-z0-9-]+)\]|\[([^[\]^]+)\]\(([a-z0-9-]+)\)/g;

export function parseInline(marked: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  const plain = (to: number) => {
    if (to > from) parts.push({ kind: "text", text: marked.slice(from, to) });
  };
  for (const found of marked.matchAll(mark)) {
    const [whole, emphasis, source, text, term] = found;
    plain(found.index);
    if (emphasis !== undefined) parts.push({ kind: "emphasis", text: emphasis });
    else if (source !== undefined) parts.push({ kind: "citation", source });
    else if (text !== undefined && term !== undefined) parts.push({ kind: "term", text, term });
    from = found.index + whole.length;
  }
  plain(marked.length);
  return parts;
}

/** The text without marks and citations. */
export function toPlainText(marked: string): string {
  return parseInline(marked)
    .map((part) => (part.kind === "citation" ? "" : part.text))
    .join("");
}

/** The ids of the sources that a text cites, in order of appearance. */
export function listCitedSources(marked: string): string[] {
  return parseInline(marked).flatMap((part) => (part.kind === "citation" ? [part.source] : []));
}
