import clsx from "clsx";
import { useTranslations } from "next-intl";
import { StudentText } from "@/components/cases/writing/worksheet/sheet";
import { feedbackFields, type FeedbackTexts } from "@/lib/sync/format/fields";
import styles from "./feedback.module.css";

/** Feedback to read: a strength, a question and a suggestion. */
export function FeedbackTextList({ texts, columns = false }: { texts: FeedbackTexts; columns?: boolean }) {
  const t = useTranslations("feedback");
  return (
    <dl className={clsx(styles.texts, columns && styles.columns)}>
      {feedbackFields.map((field) => (
        <div key={field}>
          <dt>{t(`parts.${field}`)}</dt>
          <dd>
            <StudentText text={texts[field]} blank={t("blank")} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
