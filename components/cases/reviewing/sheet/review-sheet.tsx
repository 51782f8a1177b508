import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { kerningClass } from "@/components/ui/marks/kerning";
import { modeClass, Pattern } from "@/components/ui/marks/mode-mark";
import { SourceLine } from "@/components/cases/writing/worksheet/source-line";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import type { ShownMode } from "@/lib/content/lesson";
import type { ReviewField, WorksheetTexts } from "@/lib/sync/format/fields";
import styles from "./review-sheet.module.css";

export interface ReviewSheetProps {
  texts: WorksheetTexts;
  mode: Pick<ShownMode, "look">;
  questions: readonly { field: QuestionField; question: string }[];
  /** The team, and when it was handed in. */
  meta: ReactNode;
  /** Replaces the source line, to show what has changed in it. */
  source?: ReactNode;
  /** The students' text; `labelId` is the id of its label. */
  text: (field: ReviewField, labelId: string) => ReactNode;
  /** What is shown beside a field. */
  margin: (field: ReviewField) => ReactNode;
  /** Comments on the case as a whole, at its end; null where there are none. */
  whole?: ReactNode;
  heading?: "h1" | "h2";
  /** Prefix of its element ids, when several are on one page. */
  id?: string;
}

/** A case as it was handed in, with a margin for comments on its right. */
export function ReviewSheet({
  texts,
  mode,
  questions,
  meta,
  source,
  text,
  margin,
  whole,
  heading: Heading = "h1",
  id = "r",
}: ReviewSheetProps) {
  const t = useTranslations("sheet");
  const review = useTranslations("review");
  const below = Heading === "h1" ? "h2" : "h3";
  const Question = below;
  return (
    <div className={styles.frame}>
      <article className={clsx(styles.sheet, modeClass(mode), kerningClass(...Object.values(texts)))}>
        <Pattern mode={mode} className={styles.pattern} />
        <div className={styles.text}>
          <div className={styles.meta}>{meta}</div>
          <span id={`${id}-title`} className="vh">
            {review("caseTitle")}
          </span>
          <Heading className={styles.title}>{text("title", `${id}-title`)}</Heading>
        </div>
        <div className={styles.beside}>{margin("title")}</div>
        <div className={styles.text}>
          <Question id={`${id}-scenario`} className={styles.label}>
            {t("scenario")}
          </Question>
          {source ?? <SourceLine source={texts.source} found={t("found")} invented={t("invented")} />}
          {text("scenario", `${id}-scenario`)}
        </div>
        <div className={styles.beside}>{margin("scenario")}</div>
        {questions.map(({ field, question }, index) => (
          <Fragment key={field}>
            <div className={styles.text}>
              <Question id={`${id}-${field}`} className={styles.question}>
                <span className={styles.number}>{index + 1}</span> {question}
              </Question>
              {text(field, `${id}-${field}`)}
            </div>
            <div className={styles.beside}>{margin(field)}</div>
          </Fragment>
        ))}
        {whole != null && whole !== false && (
          <div className={styles.whole}>
            <Question className={styles.label}>{review("wholeCase")}</Question>
            {whole}
          </div>
        )}
      </article>
    </div>
  );
}
