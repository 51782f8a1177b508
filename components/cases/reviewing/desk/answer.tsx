import { useTranslations } from "next-intl";
import { Passages } from "@/components/cases/reviewing/sheet/passages";
import paper from "@/components/ui/display/paper.module.css";
import type { Passage } from "@/lib/features/cases/reviewing/rules/review";
import type { ReviewField, WorksheetTexts } from "@/lib/sync/format/fields";
import { onPassageKey } from "./use-passage";
import styles from "./review-desk.module.css";

interface AnswerProps {
  field: Exclude<ReviewField, "title">;
  labelId: string;
  texts: WorksheetTexts;
  comments: readonly { id: string; passage: Passage | null }[];
  /** The id of the comment that is being written, or null. */
  now: string | null;
  onFocus: () => void;
}

/** A team's answer, in which a teacher selects a passage by mouse, touch or keyboard. */
export function Answer({ field, labelId, texts, comments, now, onFocus }: AnswerProps) {
  const t = useTranslations("review.comment");
  const text = texts[field];
  if (text.trim() === "") return <p className={paper.none}>{t("blank")}</p>;
  return (
    <div
      className={styles.answer}
      dir="auto"
      data-field={field}
      // Passages are stored as positions in the text, which a translation would shift (S11).
      translate="no"
      role="textbox"
      aria-readonly
      aria-multiline
      aria-labelledby={labelId}
      aria-describedby="how-to-choose"
      tabIndex={0}
      onFocus={onFocus}
      onKeyDown={(event) => onPassageKey(event, field, texts)}
    >
      <Passages text={text} comments={comments} now={now} />
    </div>
  );
}
