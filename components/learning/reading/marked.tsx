import { parseInline } from "@/lib/content/inline";
import styles from "./marked.module.css";

interface MarkedProps {
  text: string;
  /** The number of each source in this section; without it citations are omitted. */
  numbers?: ReadonlyMap<string, number>;
  /** "Source {n}", for a screen reader, and the id of its note on the page. */
  sourceName?: (n: number) => string;
  sourceId?: (n: number) => string;
  /** Where a term's explanation is on this page (a popover's id); without it terms are plain words. */
  termTarget?: (term: string) => string;
}

/** Text with the marks of lib/content/schema.ts. */
export function Marked({ text, numbers, sourceName, sourceId = (n) => `source-${n}`, termTarget }: MarkedProps) {
  const parts = parseInline(text);
  /** The punctuation after a term, which must not begin a line. */
  const markAfter = (at: number) => {
    const next = parts[at + 1];
    return termTarget !== undefined && next?.kind === "text" ? (/^[.,;:?!)”’]+/.exec(next.text)?.[0] ?? "") : "";
  };
  return parts.map((part, at) => {
    switch (part.kind) {
      case "text":
        return parts[at - 1]?.kind === "term" ? part.text.slice(markAfter(at - 1).length) : part.text;
      case "emphasis":
        return <em key={at}>{part.text}</em>;
      case "term":
        return termTarget === undefined ? (
          part.text
        ) : (
          <span key={at} className={styles.term}>
            <button type="button" className={styles.termWord} popoverTarget={termTarget(part.term)}>
              {part.text}
            </button>
            {markAfter(at)}
          </span>
        );
      case "citation": {
        const n = numbers?.get(part.source);
        if (n === undefined) return null;
        return (
          <sup key={at} className={styles.sup}>
            <a href={`#${sourceId(n)}`} role="doc-noteref" aria-label={sourceName?.(n)}>
              {n}
            </a>
          </sup>
        );
      }
    }
  });
}
