import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { kerningClass } from "@/components/ui/marks/kerning";
import type { Passage } from "@/lib/features/cases/reviewing/rules/review";
import styles from "./comment-list.module.css";

export interface ReviewComment {
  id: string;
  passage: Passage | null;
  text: string;
}

interface CommentListProps {
  label: string;
  comments: readonly ReviewComment[];
  /** Whether they are about the whole case; the heading above already says so. */
  ofCase?: boolean;
  /** Returns the author's line; null when the reader is the author. */
  by?: (id: string) => string | null;
  /** Buttons for one comment. */
  acts?: (id: string) => ReactNode;
}

/** Comments on one answer or on the case, in the order of their passages. */
export function CommentList({ label, comments, ofCase, by, acts }: CommentListProps) {
  const t = useTranslations("review.comment");
  if (comments.length === 0) return null;
  const inOrder = [...comments].sort((a, b) => (a.passage?.start ?? -1) - (b.passage?.start ?? -1));
  return (
    <ul className={styles.list} aria-label={label}>
      {inOrder.map(({ id, passage, text }) => (
        <li key={id} className={styles.comment}>
          <p className={clsx(styles.words, kerningClass(text))} dir="auto">
            {text}
          </p>
          {!ofCase && (
            <p className={styles.about}>
              {passage === null ? t("whole") : <q dir="auto">{shortenQuote(passage.quote)}</q>}
            </p>
          )}
          {by?.(id) != null && <p className={styles.about}>{by(id)}</p>}
          {acts?.(id)}
        </li>
      ))}
    </ul>
  );
}

/** At most the first 60 letters of a passage: enough to find it, because it is marked in the text. */
export function shortenQuote(quote: string): string {
  const most = 60;
  if (quote.length <= most) return quote;
  return `${quote.slice(0, quote.lastIndexOf(" ", most) > 20 ? quote.lastIndexOf(" ", most) : most)}…`;
}
