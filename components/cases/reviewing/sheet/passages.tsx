import clsx from "clsx";
import { splitAtPassages, type Passage } from "@/lib/features/cases/reviewing/rules/review";
import styles from "./passages.module.css";

/** The text with the commented passages marked; `now` is the id of the current comment. Must render nothing but the text, which `use-passage.ts` counts. */
export function Passages({
  text,
  comments,
  now,
}: {
  text: string;
  comments: readonly { id: string; passage: Passage | null }[];
  now?: string | null;
}) {
  return splitAtPassages(text, comments).map(({ text: part, ids }, index) =>
    ids.length === 0 ? (
      // In its own element, because browsers may split a long text node, and React tolerates that only for an element's only child.
      <span key={index}>{part}</span>
    ) : (
      <mark key={index} className={clsx(styles.passage, now != null && ids.includes(now) && styles.now)}>
        {part}
      </mark>
    ),
  );
}
