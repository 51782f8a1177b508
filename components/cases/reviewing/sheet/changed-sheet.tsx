import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Mode } from "@/lib/content/schema";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import type { CommentField, WorksheetTexts } from "@/lib/sync/format/fields";
import { ChangedText } from "@/components/ui/display/changed-text";
import { diffWorksheets } from "@/lib/sync/format/text-diff";
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
