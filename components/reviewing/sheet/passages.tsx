import clsx from "clsx";
import { splitAtPassages, type Passage } from "@/lib/rules/reviewing/review";
import styles from "./passages.module.css";

/** The text with the commented passages marked; `now` is the id of the current comment. It must contain nothing but the text (`use-passage.ts`). */
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
      // An element of its own: a browser may split a long text node, which React tolerates only there.
      <span key={index}>{part}</span>
    ) : (
      <mark key={index} className={clsx(styles.passage, now != null && ids.includes(now) && styles.now)}>
        {part}
      </mark>
    ),
  );
}
