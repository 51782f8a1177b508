import { useTranslations } from "next-intl";
import type { ReactNode, RefObject } from "react";
import { ReviewSheet } from "@/components/cases/reviewing/sheet/review-sheet";
import paper from "@/components/ui/display/paper.module.css";
import type { QuestionField } from "@/lib/activity/rules/question-fields";
import type { ShownMode } from "@/lib/content/lesson";
import type { CommentField, ReviewField, WorksheetTexts } from "@/lib/sync/format/fields";
import { Answer } from "./answer";
import { FieldComments } from "./field-comments";
import type { useComments } from "./use-comments";
import { usePassage, type ChosenPassage } from "./use-passage";
import type { useSaves } from "./use-saves";

interface CasePaperProps {
  root: RefObject<HTMLElement | null>;
  texts: WorksheetTexts;
  mode: Pick<ShownMode, "look">;
  questions: readonly { field: QuestionField; question: string }[];
  meta: ReactNode;
  editing: ReturnType<typeof useComments>;
  saves: ReturnType<typeof useSaves>;
  by: (teacherId: string) => string | null;
  onField: (field: ReviewField) => void;
}

/** The case with its comments, in which a teacher can select a passage to comment on. */
export function CasePaper({ root, texts, mode, questions, meta, editing, saves, by, onField }: CasePaperProps) {
  const [t, s] = [useTranslations("review"), useTranslations("sheet")];
  const chosen = usePassage(root, texts);
  const { comments, draft } = editing;
  const shown = comments.filter(({ id }) => id !== draft?.id);
  const anchors = draft === null ? shown : [...shown, draft];
  const commentsOn = (field: CommentField, passage: ChosenPassage["passage"] | null) => (
    <FieldComments field={field} passage={passage} editing={editing} saves={saves} by={by} />
  );
  return (
    <>
      <p id="how-to-choose" className="vh">
        {t("comment.how")}
      </p>
      <p className="vh" role="status">
        {chosen !== null && t("comment.chosen", { quote: chosen.passage.quote })}
      </p>
      <ReviewSheet
        texts={texts}
        mode={mode}
        questions={questions}
        meta={meta}
        text={(field, labelId) =>
          field === "title" ? (
            <span dir="auto" className={texts.title.trim() === "" ? paper.none : undefined}>
              {texts.title.trim() === "" ? s("untitled") : texts.title}
            </span>
          ) : (
            <Answer
              field={field}
              labelId={labelId}
              texts={texts}
              comments={anchors.filter((one) => one.field === field)}
              now={draft?.id ?? null}
              onFocus={() => onField(field)}
            />
          )
        }
        margin={(field) => commentsOn(field, chosen?.field === field ? chosen.passage : null)}
        whole={commentsOn("case", null)}
      />
    </>
  );
}
