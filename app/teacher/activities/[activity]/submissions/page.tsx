import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { ButtonLink } from "@/components/ui/controls/button";
import { EmptyState } from "@/components/ui/display/empty-state";
import styles from "@/components/reviewing/queue/reading.module.css";
import { requireSteering } from "@/lib/auth/require";
import { loadBoard } from "@/lib/classroom/board/board";
import { loadReviews } from "@/lib/classroom/reviewing/reviews";
import { lessonOf } from "@/lib/content/lesson";
import { stageOf } from "@/lib/rules/reviewing/review";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

/** T12: redirects to the case to read next. */
export default async function SubmissionsPage({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const steering = await requireSteering(activityId);
  const [{ teams }, reviews, t] = await Promise.all([
    loadBoard(steering),
    loadReviews(steering),
    getTranslations("review"),
  ]);
  const criteria = lessonOf(steering.activity.contentId).rubric.length;
  const inOrder = teams.flatMap(({ id }) => reviews.find(({ teamId }) => teamId === id) ?? []);
  const unread = inOrder.find((review) =>
    ["to-read", "begun"].includes(stageOf({ ...review, marked: Object.keys(review.levels).length, criteria })),
  );
  const next = unread ?? inOrder[0];
  if (next !== undefined) redirect(`/teacher/activities/${activityId}/submissions/${next.submissionId}`);
  const closed = steering.activity.phase === "closed" ? "yes" : "no";
  return (
    <>
      <ActivityHead steering={steering} tool="review" pageName={t("title")} />
      <main className={styles.paper}>
        <EmptyState
          heading="h1"
          title={t("index.none", { closed })}
          actions={
            <ButtonLink variant="go" href={`/teacher/activities/${activityId}`}>
              {t("index.go")}
            </ButtonLink>
          }
        >
          <p>{t("index.text", { closed })}</p>
        </EmptyState>
      </main>
    </>
  );
}
