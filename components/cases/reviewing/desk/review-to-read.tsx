import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CommentList } from "@/components/cases/reviewing/sheet/comment-list";
import { Passages } from "@/components/cases/reviewing/sheet/passages";
import { ReviewSheet } from "@/components/cases/reviewing/sheet/review-sheet";
import { MarkedRubric } from "@/components/cases/reviewing/sheet/marked-rubric";
import paper from "@/components/ui/display/paper.module.css";
import styles from "./review-desk.module.css";
import type { LoadedSubmission } from "@/lib/features/cases/reviewing/submission";
import type { Review } from "@/lib/features/cases/reviewing/reviews";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import type { CommentField, ReviewField } from "@/lib/sync/format/fields";
import { modeOf, type Lesson } from "@/lib/content/lesson";

interface ReviewToReadProps {
  read: LoadedSubmission;
  review: Review;
  lesson: Lesson;
  rubric: Rubric;
  meta: ReactNode;
  notice: ReactNode;
  /** Replaces the case: what has changed since the submission before. */
  changes: ReactNode;
}

/** A submission with its review, read-only: for a submission that no longer counts, or a teacher who may only view the class (Q25). */
export async function ReviewToRead({
  read: { texts, mode },
  review,
  lesson,
  rubric,
  meta,
  notice,
  changes,
}: ReviewToReadProps) {
  const [t, sheet] = await Promise.all([getTranslations("review"), getTranslations("sheet")]);
  const on = (field: CommentField) => review.comments.filter((comment) => comment.field === field);
  const written = (field: ReviewField) =>
    texts[field].trim() === "" ? (
      <span className={paper.none}>{sheet(field === "title" ? "untitled" : "blank")}</span>
    ) : (
      <Passages text={texts[field]} comments={on(field)} />
    );
  return (
    <>
      <div className={styles.paper}>
        {notice}
        {changes ?? (
          <ReviewSheet
            texts={texts}
            mode={modeOf(lesson, mode)}
            questions={lesson.caseStudy.questions}
            meta={meta}
            text={(field) =>
              field === "title" ? (
                <span dir="auto">{written(field)}</span>
              ) : (
                <p className={styles.answer} dir="auto">
                  {written(field)}
                </p>
              )
            }
            margin={(field) => <CommentList label={t("comment.label")} comments={on(field)} />}
            whole={on("case").length > 0 && <CommentList label={t("comment.label")} comments={on("case")} ofCase />}
          />
        )}
      </div>
      <aside className={styles.rubric} aria-label={t("rubric.title")}>
        <div className={styles.stays}>
          <MarkedRubric criteria={rubric} given={review.marked[0]?.levels ?? {}} />
        </div>
      </aside>
    </>
  );
}
