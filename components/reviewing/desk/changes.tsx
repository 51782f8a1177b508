import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CommentList } from "@/components/reviewing/sheet/comment-list";
import { ReviewSheet } from "@/components/reviewing/sheet/review-sheet";
import styles from "./changes.module.css";
import type { Steering } from "@/lib/auth/standing";
import { loadSubmission, type LoadedSubmission } from "@/lib/classroom/reviewing/submission";
import { loadReview } from "@/lib/classroom/reviewing/reviews";
import { lessonOf } from "@/lib/content/lesson";
import { diffWorksheets, type Change } from "@/lib/document-format/text-diff";

/** T12: a resubmission compared word by word with the one before, beside the comments on that one. */
export async function Changes({
  steering,
  beforeId,
  read,
  meta,
}: {
  steering: Steering;
  beforeId: string;
  read: LoadedSubmission;
  meta: ReactNode;
}) {
  const [t, c, sheet, before, { comments }] = await Promise.all([
    getTranslations("review"),
    getTranslations("review.changes"),
    getTranslations("sheet"),
    loadSubmission(steering, beforeId),
    loadReview(steering, beforeId),
  ]);
  const { fields, added, removed } = diffWorksheets(before.texts, read.texts);
  const words = { added: c("added"), removed: c("removed"), end: c("end") };
  return (
    <>
      <p className={styles.count}>{c("count", { added, removed })}</p>
      <ReviewSheet
        texts={read.texts}
        mode={read.mode}
        questions={lessonOf(steering.activity.contentId).caseStudy.questions}
        words={{
          title: t("caseTitle"),
          scenario: sheet("scenario"),
          found: sheet("found"),
          invented: sheet("invented"),
        }}
        meta={meta}
        source={
          <p className={styles.source} dir="auto">
            <ChangedText changes={fields.source} words={words} />
          </p>
        }
        text={(field) =>
          field === "title" ? (
            <ChangedText changes={fields.title} words={words} />
          ) : (
            <p className={styles.changed} dir="auto">
              <ChangedText changes={fields[field]} words={words} />
            </p>
          )
        }
        margin={(field) => {
          const earlierComments = comments.filter((comment) => comment.field === field);
          return (
            earlierComments.length > 0 && (
              <>
                <p className={styles.said}>{c("on")}</p>
                <CommentList label={c("said")} comments={earlierComments} whole={t("comment.whole")} />
              </>
            )
          );
        }}
      />
    </>
  );
}

/** Struck through or underlined, and named for screen readers: never by colour alone. */
function ChangedText({
  changes,
  words,
}: {
  changes: readonly Change[];
  words: { added: string; removed: string; end: string };
}) {
  return changes.map(({ kind, text }, index) => {
    switch (kind) {
      case "same":
        return <span key={index}>{text}</span>;
      case "added":
        return (
          <ins key={index} className={styles.added}>
            <span className="vh">{words.added} </span>
            <span>{text}</span>
            <span className="vh"> {words.end}</span>
          </ins>
        );
      case "removed":
        return (
          <del key={index} className={styles.removed}>
            <span className="vh">{words.removed} </span>
            <span>{text}</span>
            <span className="vh"> {words.end}</span>
          </del>
        );
    }
  });
}
