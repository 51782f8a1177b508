import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import type { RemoteCaret } from "@/components/documents/text/remote-carets";
import type { LiveTextState } from "@/components/documents/text/use-live-text";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import type { NotesTexts } from "@/lib/sync/format/fields";
import { CaseAnswer, CaseHead } from "./case-cells";
import type { CaseSheet } from "./case-sheet";
import { NotesField, type NotesPrompt } from "./notes-field";
import styles from "./compare-desk.module.css";
import compareStyles from "./compare.module.css";

interface CompareSheetsProps {
  /** In presenting order, with an exemplar last. Of two sheets the student's own is first. */
  sheets: readonly CaseSheet[];
  questions: readonly { field: QuestionField; question: string }[];
  prompts: readonly NotesPrompt[];
  /** The notes. */
  fields: Readonly<Record<keyof NotesTexts, LiveTextState>>;
  /** Whether the notes are read-only, for now or for good (`closed`). */
  readOnly: boolean;
  closed: boolean;
  /** Says who sees the notes. */
  audience: string;
  /** The carets of others in a field of the notes. */
  others: (field: string) => readonly RemoteCaret[];
  /** Which part of which sheet is being presented. */
  presenting: { sheet: string; part: string } | null;
  /** Above the sheets. */
  notices?: ReactNode;
  /** Who is here, and whether the notes are saved. */
  status?: ReactNode;
  foot: ReactNode;
}

/**
 * Two sheets side by side, question by question, with the notes between them. With more sheets, the head of the notes is above all sheets, and
 * the notes on a question are below it.
 */
export function CompareSheets({
  sheets,
  questions,
  prompts,
  fields,
  readOnly,
  closed,
  audience,
  others,
  presenting,
  notices,
  status,
  foot,
}: CompareSheetsProps) {
  const t = useTranslations("compare.notes");
  const isMarked = (sheet: CaseSheet, part: string) => presenting?.sheet === sheet.key && presenting.part === part;
  const [first, ...rest] = sheets;
  const between = sheets.length <= 2;
  const head = (
    <div className={clsx(compareStyles.notes, styles.head)}>
      <div>
        <h2>{t("title")}</h2>
        {!closed && (
          // Links, because the fields are further down, beside the answers that they are about.
          <ol className={styles.places}>
            {prompts.map(({ field, prompt }) => (
              <li key={field}>
                <a href={`#${field}`}>{prompt}</a>
              </li>
            ))}
          </ol>
        )}
      </div>
      <p>{audience}</p>
      <div>{status}</div>
    </div>
  );
  return (
    <div className={compareStyles.desk} data-sheets={Math.min(sheets.length, 4)}>
      {notices}
      <div className={compareStyles.row}>
        {!between && head}
        {first && <CaseHead sheet={first} marked={isMarked(first, "scenario")} />}
        {between && head}
        {rest.map((sheet) => (
          <CaseHead key={sheet.key} sheet={sheet} marked={isMarked(sheet, "scenario")} />
        ))}
      </div>
      {questions.map(({ field, question }, index) => {
        // The notes are three, whatever the number of questions: beside the last question are all that are left.
        const rowPrompts = prompts.slice(index, index === questions.length - 1 ? undefined : index + 1);
        const notesCell = (
          <div className={compareStyles.notes}>
            {rowPrompts.map((prompt) => (
              <NotesField
                key={prompt.field}
                prompt={prompt}
                field={fields[prompt.field]}
                readOnly={readOnly}
                others={others(prompt.field)}
                closed={closed}
              />
            ))}
          </div>
        );
        return (
          <section key={field} className={compareStyles.row} aria-labelledby={`q-${field}`}>
            <h2 id={`q-${field}`} className={compareStyles.question}>
              <span>{index + 1}</span>
              {question}
            </h2>
            {first && <CaseAnswer sheet={first} field={field} marked={isMarked(first, field)} />}
            {between && notesCell}
            {rest.map((sheet) => (
              <Fragment key={sheet.key}>
                <CaseAnswer sheet={sheet} field={field} marked={isMarked(sheet, field)} />
              </Fragment>
            ))}
            {!between && rowPrompts.length > 0 && notesCell}
          </section>
        );
      })}
      {foot}
    </div>
  );
}
