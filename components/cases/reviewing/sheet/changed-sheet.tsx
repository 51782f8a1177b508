import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Mode } from "@/lib/content/schema";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import type { CommentField, WorksheetTexts } from "@/lib/sync/format/fields";
import { diffWorksheets, type Change } from "@/lib/sync/format/text-diff";
import { ReviewSheet } from "./review-sheet";
import styles from "./changed-sheet.module.css";

interface ChangedSheetProps {
  before: WorksheetTexts;
  after: WorksheetTexts;
  mode: Pick<Mode, "look">;
  questions: readonly { field: QuestionField; question: string }[];
  meta: ReactNode;
  /** What is shown beside a field, and at the end for the whole case. */
  margin?: (field: CommentField) => ReactNode;
  heading?: "h1" | "h2";
}

/** A hand-in compared word by word with an earlier one. */
export function ChangedSheet({ before, after, mode, questions, meta, margin, heading }: ChangedSheetProps) {
  const t = useTranslations("review.changes");
  const { fields, added, removed } = diffWorksheets(before, after);
  return (
    <>
      <p className={styles.count}>{t("count", { added, removed })}</p>
      <ReviewSheet
        texts={after}
        mode={mode}
        questions={questions}
        meta={meta}
        heading={heading}
        source={
          <p className={styles.source} dir="auto">
            <ChangedText changes={fields.source} />
          </p>
        }
        text={(field) =>
          field === "title" ? (
            <ChangedText changes={fields.title} />
          ) : (
            <p className={styles.changed} dir="auto">
              <ChangedText changes={fields[field]} />
            </p>
          )
        }
        margin={(field) => margin?.(field)}
        whole={margin?.("case")}
      />
    </>
  );
}

/** Struck through or underlined, and named for screen readers: never by colour alone. */
function ChangedText({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations("review.changes");
  return changes.map(({ kind, text }, index) => {
    switch (kind) {
      case "same":
        return <span key={index}>{text}</span>;
      case "added":
        return (
          <ins key={index} className={styles.added}>
            <span className="vh">{t("added")} </span>
            <span>{text}</span>
            <span className="vh"> {t("end")}</span>
          </ins>
        );
      case "removed":
        return (
          <del key={index} className={styles.removed}>
            <span className="vh">{t("removed")} </span>
            <span>{text}</span>
            <span className="vh"> {t("end")}</span>
          </del>
        );
    }
  });
}
