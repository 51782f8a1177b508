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
  return parseInline(text).map((part, at) => {
    switch (part.kind) {
      case "text":
        return part.text;
      case "emphasis":
        return <em key={at}>{part.text}</em>;
      case "term":
        return termTarget === undefined ? (
          part.text
        ) : (
          <button key={at} type="button" className={styles.termWord} popoverTarget={termTarget(part.term)}>
            {part.text}
          </button>
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
