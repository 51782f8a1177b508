import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { Person } from "@/lib/sync/browser/connection/presence";
import { LiveText } from "@/components/documents/text/live-text";
import type { RemoteCaret } from "@/components/documents/text/remote-carets";
import type { LiveTextState } from "@/components/documents/text/use-live-text";
import paper from "@/components/ui/display/paper.module.css";
import { TeacherComments, type TeacherComment } from "@/components/cases/reviewing/student/teacher-comments";
import { chooseHint, lengthOf } from "@/lib/features/cases/writing/rules/hint";
import { countWords } from "@/lib/features/cases/writing/rules/words";
import { FieldMargin } from "./field-margin";
import type { TeamMember } from "./team";
import styles from "./field-row.module.css";

interface FieldRowProps {
  /** The question's place among the questions. */
  number: { is: number; of: number };
  question: { field: string; question: string; placeholder: string; hint: string };
  field: LiveTextState;
  readOnly: boolean;
  /** The teacher's comments on this question. */
  comments: readonly TeacherComment[];
  others: readonly RemoteCaret[];
  me: string;
  members: readonly TeamMember[];
  people: readonly Person[];
}

/** One question with its text field, and a hint below. */
export function FieldRow({ number, question, field, readOnly, comments, others, ...team }: FieldRowProps) {
  const id = `q-${question.field}`;
  return (
    <div className={paper.row}>
      <div>
        <h2 id={id}>{question.question}</h2>
        <TeacherComments comments={comments} text={field.text} area={field.area} />
        <LiveText
          field={field}
          variant="ruled"
          readOnly={readOnly}
          others={others}
          id={question.field}
          placeholder={question.placeholder}
          aria-labelledby={id}
          aria-describedby={`${id}-hint`}
        />
        <Hint
          id={`${id}-hint`}
          field={question.field}
          text={field.text}
          hint={question.hint}
          full={field.isFull}
          readOnly={readOnly}
        />
      </div>
      <FieldMargin number={number} field={question.field} text={field.text} {...team} />
    </div>
  );
}

/** Says below a field how much to write and how to continue, or that the worksheet is full (R12). Empty once there is enough text. */
export function Hint({
  id,
  field,
  text,
  hint,
  full,
  readOnly,
}: {
  id: string;
  field: string;
  text: string;
  hint: string;
  full: boolean;
  readOnly: boolean;
}) {
  const t = useTranslations("write.hint");
  const hintKey = chooseHint(field, countWords(text));
  if (full)
    return (
      <p id={id} role="alert" className={clsx(styles.hint, styles.full)}>
        {t("full")}
      </p>
    );
  return (
    <p id={id} className={styles.hint}>
      {!readOnly && hintKey !== null && t(hintKey, { hint, ...lengthOf(field) })}
    </p>
  );
}
