import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CommentList } from "@/components/cases/reviewing/sheet/comment-list";
import { ChangedSheet } from "@/components/cases/reviewing/sheet/changed-sheet";
import styles from "./changes.module.css";
import type { ActivityReader } from "@/lib/activity/authorise";
import { loadSubmission, type LoadedSubmission } from "@/lib/features/cases/reviewing/submission";
import { loadReview } from "@/lib/features/cases/reviewing/reviews";
import type { CommentField } from "@/lib/sync/format/fields";
import { modeOf } from "@/lib/content/lesson";

/** A resubmission compared word by word with the submission before, beside the comments on that one (T12). */
export async function Changes({
  reader,
  beforeId,
  read,
  meta,
}: {
  reader: ActivityReader;
  beforeId: string;
  read: LoadedSubmission;
  meta: ReactNode;
}) {
  const [t, before, { comments }] = await Promise.all([
    getTranslations("review.changes"),
    loadSubmission(reader, beforeId),
    loadReview(reader, beforeId),
  ]);
  const earlierComments = (field: CommentField) => {
    const on = comments.filter((comment) => comment.field === field);
    return (
      on.length > 0 && (
        <>
          <p className={styles.said}>{t("on")}</p>
          <CommentList label={t("said")} comments={on} ofCase={field === "case"} />
        </>
      )
    );
  };
  return (
    <ChangedSheet
      before={before.texts}
      after={read.texts}
      mode={modeOf(reader.activity.lesson, read.mode)}
      questions={reader.activity.lesson.caseStudy.questions}
      meta={meta}
      margin={earlierComments}
    />
  );
}
