import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { kerningClass } from "@/components/ui/marks/kerning";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import type { CommentField, WorksheetTexts } from "@/lib/sync/format/fields";
import type { Passage } from "@/lib/features/cases/reviewing/rules/review";
import styles from "./prints.module.css";

interface PrintedComment {
  id: string;
  field: CommentField;
  passage: Passage | null;
  text: string;
  /** Who wrote the comment. Left out when nobody is to be named. */
  by?: string;
}

interface PrintedCaseProps {
  texts: WorksheetTexts;
  questions: readonly { field: QuestionField; question: string }[];
  comments: readonly PrintedComment[];
  /** Printed under the title: the team, and when the case was handed in. */
  by: string;
}

/** A case, with each comment below the part that it is about. */
export async function PrintedCase({ texts, questions, comments, by }: PrintedCaseProps) {
  const [t, sheet] = await Promise.all([getTranslations("exporting.print"), getTranslations("sheet")]);
  const on = (field: CommentField) => comments.filter((comment) => comment.field === field);
  const source = texts.source.trim();
  return (
    <div className={kerningClass(...Object.values(texts), ...comments.map(({ text }) => text))}>
      <h2 dir="auto">{texts.title.trim() === "" ? sheet("untitled") : texts.title}</h2>
      <p className={styles.by}>{by}</p>
      <Comments comments={on("title")} />
      <h3>{sheet("scenario")}</h3>
      <Written text={texts.scenario} blank={sheet("blank")} />
      <p className={styles.by}>{source === "" ? sheet("invented") : `${sheet("found")} ${source}`}</p>
      <Comments comments={on("scenario")} />
      {questions.map(({ field, question }) => (
        <section key={field}>
          <h3>{question}</h3>
          <Written text={texts[field]} blank={sheet("blank")} />
          <Comments comments={on(field)} />
        </section>
      ))}
      {on("case").length > 0 && (
        <section>
          <h3>{t("whole")}</h3>
          <Comments comments={on("case")} />
        </section>
      )}
    </div>
  );
}

function Written({ text, blank }: { text: string; blank: string }) {
  const isBlank = text.trim() === "";
  return (
    <p className={clsx(styles.written, isBlank && styles.blank)} dir="auto">
      {isBlank ? blank : text}
    </p>
  );
}

function Comments({ comments }: { comments: readonly PrintedComment[] }) {
  if (comments.length === 0) return null;
  return (
    <ul className={styles.comments}>
      {comments.map(({ id, passage, text, by }) => (
        <li key={id}>
          {passage !== null && (
            <>
              <q>{passage.quote}</q>{" "}
            </>
          )}
          {text} {by !== undefined && by !== "" && <small>({by})</small>}
        </li>
      ))}
    </ul>
  );
}
