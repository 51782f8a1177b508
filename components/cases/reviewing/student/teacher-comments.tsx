import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Icon } from "@/components/ui/marks/icon";
import { kerningClass } from "@/components/ui/marks/kerning";
import type { Passage } from "@/lib/features/cases/reviewing/rules/review";
import styles from "./teacher-comments.module.css";

export interface TeacherComment {
  id: string;
  field: string;
  passage: Passage | null;
  text: string;
}

interface TeacherCommentsProps {
  comments: readonly TeacherComment[];
  /** What the comments are about, if not the answer that they are shown at. */
  label?: string;
  /** The current answer, in which commented passages are searched. */
  text: string;
  area: RefObject<HTMLTextAreaElement | null>;
}

/** The teacher's comments on an answer. A click on a passage that is still in the answer selects it there (Q12). */
export function TeacherComments({ comments, label, text, area }: TeacherCommentsProps) {
  const t = useTranslations("write.returned");
  if (comments.length === 0) return null;

  function show(quote: string) {
    const at = text.indexOf(quote);
    area.current?.focus();
    if (at >= 0) area.current?.setSelectionRange(at, at + quote.length);
  }

  return (
    <>
      {label !== undefined && <p className={styles.about}>{label}</p>}
      <ul
        data-comments
        tabIndex={-1}
        className={clsx(
          styles.comments,
          kerningClass(...comments.flatMap(({ text: comment, passage }) => [comment, passage?.quote ?? ""])),
        )}
        aria-label={label ?? t("comments")}
      >
        {comments.map(({ id, passage, text: comment }) => (
          <li key={id}>
            <Icon name="comment" />
            <div>
              {passage !== null &&
                (text.includes(passage.quote) ? (
                  <button type="button" className={styles.quote} onClick={() => show(passage.quote)} title={t("show")}>
                    {passage.quote}
                  </button>
                ) : (
                  <p className={styles.gone}>
                    <q>{passage.quote}</q>
                  </p>
                ))}
              <p className={styles.words} dir="auto">
                {comment}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
