import clsx from "clsx";
import { splitAtPassages, type Passage } from "@/lib/rules/reviewing/review";
import styles from "./passages.module.css";

/** Students' words with the passages that comments are about; `now` is the comment one is at. Nothing but the words is in it. */
export function Passages({
  text,
  comments,
  now,
}: {
  text: string;
  comments: readonly { id: string; passage: Passage | null }[];
  now?: string | null;
}) {
  return splitAtPassages(text, comments).map(({ text: words, ids }, index) =>
    ids.length === 0 ? (
      // An element of its own: a browser may cut a long text in two, which React forgives only there.
      <span key={index}>{words}</span>
    ) : (
      <mark key={index} className={clsx(styles.passage, now != null && ids.includes(now) && styles.now)}>
        {words}
      </mark>
    ),
  );
}
