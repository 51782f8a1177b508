import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { ResultsView } from "@/components/votes/results/results-view";
import { createSentenceFormatter } from "@/components/votes/results/sentences";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Strip } from "@/components/ui/display/notice";
import { requireActivityReader } from "@/lib/activity/require";
import { loadTeacherResults } from "@/lib/features/votes/results/results";
import { areResultsShown } from "@/lib/activity/rules/access";
import { describeMoved } from "@/lib/features/votes/results/rules/tally-sentences";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import styles from "@/components/votes/results/results.module.css";
import { namedMode } from "@/components/votes/results/named-mode";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("teacher.results");
  return { title: t("title") };
}

/** The figures with every number, including small groups, in any phase. For the teacher only. */
export default async function TeacherResultsPage({ params }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  const lesson = reader.activity.lesson;
  const [results, t, formatSentence] = await Promise.all([
    loadTeacherResults(reader),
    getTranslations("teacher.results"),
    createSentenceFormatter(lesson.modes, "teacher"),
  ]);
  return (
    <>
      <ActivityHead reader={reader} tool="votes" pageName={t("title")} />
      <RefreshOnTopics activityId={activityId} topics={["choices"]} />
      <Strip
        icon="eye"
        action={
          <ButtonLink size="small" href={`/teacher/activities/${activityId}/ballots`}>
            {t("ballots")}
          </ButtonLink>
        }
      >
        <b>{areResultsShown(reader.activity.phase) ? t("shown") : t("notShown")}</b> {t("every")}
      </Strip>
      <main className={styles.page}>
        <header className={styles.top}>
          <h1>{formatSentence(describeMoved(results.tally))}</h1>
        </header>
        <ResultsView
          results={results}
          modes={lesson.modes.map(namedMode)}
          question={lesson.ballotQuestion}
          reader="teacher"
        />
      </main>
    </>
  );
}
