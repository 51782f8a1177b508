import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { EmptyState } from "@/components/ui/display/empty-state";
import styles from "@/components/cases/reviewing/queue/reading.module.css";
import { RubricLink } from "@/components/cases/reviewing/rubric/rubric-link";
import { requireActivityReader } from "@/lib/activity/require";
import { loadBoard } from "@/lib/features/screens/board/board";
import { loadTeamQueue } from "@/components/cases/reviewing/queue/team-queue";
import { isUnmarked } from "@/lib/features/cases/reviewing/rules/marks";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

/** Redirects to the next case to mark (T12). */
export default async function SubmissionsPage({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  const [{ teams }, t] = await Promise.all([loadBoard(reader), getTranslations("review")]);
  const cases = (await loadTeamQueue(reader, teams)).filter(({ submissionId }) => submissionId !== null);
  const next = cases.find(({ stage }) => stage !== null && isUnmarked(stage)) ?? cases[0];
  if (next !== undefined) redirect(next.href);
  const closed = reader.activity.phase === "closed" ? "yes" : "no";
  return (
    <>
      <ActivityHead reader={reader} tool="review" pageName={t("title")} />
      <main className={styles.paper}>
        <EmptyState
          heading="h1"
          title={t("index.none", { closed })}
          actions={
            <>
              <ButtonLink variant="go" href={`/teacher/activities/${activityId}`}>
                {t("index.go")}
              </ButtonLink>
              <RubricLink reader={reader} />
            </>
          }
        >
          <p>{t("index.text", { closed })}</p>
        </EmptyState>
      </main>
    </>
  );
}
