import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TeacherComments, type TeacherComment } from "@/components/cases/reviewing/student/teacher-comments";
import { LiveText } from "@/components/documents/text/live-text";
import type { RemoteCaret } from "@/components/documents/text/remote-carets";
import type { LiveTextState } from "@/components/documents/text/use-live-text";
import paper from "@/components/ui/display/paper.module.css";
import { modeClass } from "@/components/ui/marks/mode-mark";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import type { ShownMode } from "@/lib/content/lesson";
import type { Person } from "@/lib/sync/browser/connection/presence";
import type { CommentField, WorksheetTexts } from "@/lib/sync/format/fields";
import { FieldRow } from "./field-row";
import { ScenarioRow } from "./scenario-row";
import type { TeamMember } from "./team";
import styles from "./worksheet-page.module.css";

interface Question {
  field: QuestionField;
  question: string;
  short: string;
  placeholder: string;
  hint: string;
}

export interface WorksheetPageProps {
  mode: Pick<ShownMode, "look">;
  /** Above the page. It scrolls away. */
  above?: ReactNode;
  /** Who writes, and whether the text is saved. It stays in view. */
  team?: { members: ReactNode; saved: ReactNode };
  /** Above the sheet. */
  notices?: ReactNode;
  fields: Readonly<Record<keyof WorksheetTexts, LiveTextState>>;
  readOnly: boolean;
  questions: readonly Question[];
  scenario: { placeholder: string; hint: string };
  comments: readonly TeacherComment[];
  /** The carets of others in a field. */
  others: (field: string) => readonly RemoteCaret[];
  me: string;
  members: readonly TeamMember[];
  people: readonly Person[];
  /** The mode's card, beside the sheet. */
  card: ReactNode;
}

/** The worksheet as a form, wherever its text is. */
export function WorksheetPage({
  mode,
  above,
  team,
  notices,
  fields,
  readOnly,
  questions,
  scenario,
  comments,
  others,
  me,
  members,
  people,
  card,
}: WorksheetPageProps) {
  const t = useTranslations("write");
  const on = (name: CommentField) => comments.filter(({ field }) => field === name);
  return (
    <main className={clsx(styles.page, modeClass(mode))}>
      <h1 className="vh">{t("sheet")}</h1>
      {above !== undefined && <div className={styles.above}>{above}</div>}
      {team !== undefined && (
        <div className={styles.team}>
          {team.members}
          <div className={styles.saved}>{team.saved}</div>
        </div>
      )}
      <div className={styles.desk}>
        {notices}
        <article className={clsx(paper.sheet, paper.margined, styles.sheet)} aria-label={t("sheet")}>
          <div className={paper.row}>
            <div className={paper.side} />
            <div>
              <TeacherComments
                comments={on("case")}
                label={t("returned.case")}
                text={fields.title.text}
                area={fields.title.area}
              />
              <label className={paper.label} htmlFor="title">
                {t("title.label")}
              </label>
              <TeacherComments comments={on("title")} text={fields.title.text} area={fields.title.area} />
              <LiveText
                field={fields.title}
                variant="title"
                readOnly={readOnly}
                oneLine
                others={others("title")}
                id="title"
                placeholder={t("title.placeholder")}
              />
            </div>
          </div>
          <ScenarioRow
            scenario={fields.scenario}
            source={fields.source}
            readOnly={readOnly}
            comments={on("scenario")}
            others={others}
            placeholder={scenario.placeholder}
            hint={scenario.hint}
            me={me}
            members={members}
            people={people}
          />
          {questions.map((question, index) => (
            <FieldRow
              key={question.field}
              number={{ is: index + 1, of: questions.length }}
              question={question}
              field={fields[question.field]}
              readOnly={readOnly}
              comments={on(question.field)}
              others={others(question.field)}
              me={me}
              members={members}
              people={people}
            />
          ))}
        </article>
        {card}
      </div>
    </main>
  );
}
