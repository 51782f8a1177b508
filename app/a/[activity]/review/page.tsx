import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { LocalMoment } from "@/components/ui/display/local-time";
import { CommentList } from "@/components/cases/reviewing/sheet/comment-list";
import { Passages } from "@/components/cases/reviewing/sheet/passages";
import { ReviewSheet } from "@/components/cases/reviewing/sheet/review-sheet";
import { MarkedRubric } from "@/components/cases/reviewing/sheet/marked-rubric";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { Notice } from "@/components/ui/display/notice";
import paper from "@/components/ui/display/paper.module.css";
import { Waiting } from "@/components/phases/waiting/waiting";
import styles from "@/components/cases/reviewing/student/own-review.module.css";
import { ImportedNote } from "@/components/exporting/imported-note";
import { requireMember } from "@/lib/activity/require";
import { loadClass } from "@/lib/features/people/classes/classes";
import {
  loadAnsweredReturns,
  loadOwnReviews,
  type AnsweredReturn,
  type OwnReview,
} from "@/lib/features/cases/reviewing/own-reviews";
import { modeOf, rubricOf, type Lesson } from "@/lib/content/lesson";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import { phasePage } from "@/lib/activity/rules/phase-pages";
import type { CommentField, ReviewField } from "@/lib/sync/format/fields";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review.own"))("page") };
}

/** The teacher's review of a student's case, once it is released. The frame refreshes at the release (T12). */
export default async function ReviewPage({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const member = await requireMember(activityId);
  const [reviews, answered, { teacherName: teacher }, t] = await Promise.all([
    loadOwnReviews(member),
    loadAnsweredReturns(member),
    loadClass(member.classId),
    getTranslations("review.own"),
  ]);
  if (reviews.length === 0 && answered.length === 0) {
    return (
      <Waiting
        title={t("none.title")}
        actions={
          <ButtonLink variant="go" href={phasePage(activityId, member.activity.phase)}>
            {t("none.go")}
          </ButtonLink>
        }
      >
        <p>{t("none.text", { teacher })}</p>
      </Waiting>
    );
  }
  const lesson = member.activity.lesson;
  return (
    <main className={styles.page}>
      <RefreshOnTopics activityId={activityId} topics={["phase"]} />
      <ImportedNote activity={member.activity} />
      <h1>{t("title")}</h1>
      <p className="lede">{reviews.length > 0 ? t("lede") : t("later")}</p>
      {reviews.map((review) => (
        <Reviewed
          key={review.id}
          review={review}
          lesson={lesson}
          rubric={rubricOf(member.activity)}
          teacher={teacher}
        />
      ))}
      {answered.map((version) => (
        <Answered key={version.id} version={version} lesson={lesson} open={reviews.length === 0} />
      ))}
    </main>
  );
}

/** The comments on a version that was returned, after the team has handed in again (Q12). */
async function Answered({ version, lesson, open }: { version: AnsweredReturn; lesson: Lesson; open: boolean }) {
  const t = await getTranslations("review.own");
  return (
    <details className={styles.answered} open={open}>
      <summary>
        <h2>{t("earlier", { n: version.comments.length })}</h2>
        <span className="small quiet">
          {t("handedInAt")} <LocalMoment at={version.at} />
        </span>
      </summary>
      <CommentedCase of={version} lesson={lesson} />
    </details>
  );
}

async function Reviewed({
  review,
  lesson,
  rubric,
  teacher,
}: {
  review: OwnReview;
  lesson: Lesson;
  rubric: Rubric;
  teacher: string;
}) {
  const { levels, wasPresent, later } = review;
  const t = await getTranslations("review.own");
  return (
    <section className={styles.review}>
      <div className={styles.marks}>
        {later && <Notice small>{t("later")}</Notice>}
        {!wasPresent && (
          <Notice small>{t(Object.keys(levels).length === 0 ? "absentEmpty" : "absent", { teacher })}</Notice>
        )}
        <MarkedRubric criteria={rubric} given={levels} />
      </div>
      <CommentedCase of={review} names={review.names} lesson={lesson} />
    </section>
  );
}

async function CommentedCase({
  of: { id, texts, mode, comments },
  names = [],
  lesson,
}: {
  of: Pick<OwnReview, "id" | "texts" | "mode" | "comments">;
  names?: string[];
  lesson: Lesson;
}) {
  const [t, sheet, format] = await Promise.all([
    getTranslations("review.own"),
    getTranslations("sheet"),
    getFormatter(),
  ]);
  const on = (field: CommentField) => comments.filter((comment) => comment.field === field);
  const written = (field: ReviewField) =>
    texts[field].trim() === "" ? (
      <span className={paper.none}>{sheet(field === "title" ? "untitled" : "blank")}</span>
    ) : (
      <Passages text={texts[field]} comments={on(field)} />
    );
  return (
    <ReviewSheet
      id={`r-${id}`}
      heading="h2"
      texts={texts}
      mode={modeOf(lesson, mode)}
      questions={lesson.caseStudy.questions}
      meta={
        <>
          <ModeName mode={modeOf(lesson, mode)} />
          {format.list(names)}
        </>
      }
      text={(field) =>
        field === "title" ? (
          <span dir="auto">{written(field)}</span>
        ) : (
          <p className={styles.words} dir="auto">
            {written(field)}
          </p>
        )
      }
      margin={(field) => <CommentList label={t("comments")} comments={on(field)} />}
      whole={on("case").length > 0 && <CommentList label={t("comments")} comments={on("case")} ofCase />}
    />
  );
}
