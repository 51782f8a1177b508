import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CommentList } from "@/components/cases/reviewing/sheet/comment-list";
import { ReviewSheet } from "@/components/cases/reviewing/sheet/review-sheet";
import styles from "./changes.module.css";
import type { ActivityReader } from "@/lib/activity/authorise";
import { loadSubmission, type LoadedSubmission } from "@/lib/features/cases/reviewing/submission";
import { loadReview } from "@/lib/features/cases/reviewing/reviews";
import type { CommentField } from "@/lib/sync/format/fields";
import { diffWorksheets, type Change } from "@/lib/sync/format/text-diff";
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
  const { fields, added, removed } = diffWorksheets(before.texts, read.texts);
  return (
    <>
      <p className={styles.count}>{t("count", { added, removed })}</p>
      <ReviewSheet
        texts={read.texts}
        mode={modeOf(reader.activity.lesson, read.mode)}
        questions={reader.activity.lesson.caseStudy.questions}
        meta={meta}
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
        margin={earlierComments}
        whole={earlierComments("case")}
      />
    </>
  );
}

/** Struck through or underlined, and named for screen readers: never by colour alone. */
function ChangedText({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations("review.changes");
  return changes.map(({ kind, text }, index) => {
    switch (kind) {
      case "same":
        return <span key={index}>{text}</span>;
      case "added":
        return (
          <ins key={index} className={styles.added}>
            <span className="vh">{t("added")} </span>
            <span>{text}</span>
            <span className="vh"> {t("end")}</span>
          </ins>
        );
      case "removed":
        return (
          <del key={index} className={styles.removed}>
            <span className="vh">{t("removed")} </span>
            <span>{text}</span>
            <span className="vh"> {t("end")}</span>
          </del>
        );
    }
  });
}
