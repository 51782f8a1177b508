import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClassMarks } from "@/components/exporting/class-marks";
import { Download } from "@/components/exporting/download";
import styles from "@/components/exporting/class-marks.module.css";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { TermHelp } from "@/components/ui/display/term-help";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { auditRead } from "@/lib/activity/audit";
import { requireActivityReader } from "@/lib/activity/require";
import { rubricOf } from "@/lib/content/lesson";
import { loadClassPoints } from "@/lib/features/exporting/points";
import { loadBoard } from "@/lib/features/screens/board/board";
import { ClientMessages } from "@/lib/messages/client-messages";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review.marks"))("title") };
}

/** The levels that count for each student, in one table (T12). */
export default async function MarksPage({ params }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  await auditRead(reader, "points", { activityId });
  const [t, points, { teams }] = await Promise.all([
    getTranslations("review.marks"),
    loadClassPoints(reader),
    loadBoard(reader),
  ]);
  return (
    <>
      <ActivityHead reader={reader} tool="review" pageName={t("title")} />
      <RefreshOnTopics activityId={activityId} topics={["reviews"]} />
      <main className={styles.page}>
        <header className={styles.head}>
          <h1>{t("title")}</h1>
          <p>{t("about", { of: points.length, marked: points.filter(({ given }) => given !== null).length })}</p>
          <TermHelp term="release" />
          <ClientMessages of={["exporting.tables", "exporting.progress"]}>
            <Download
              href={`/teacher/activities/${activityId}/export/tables/points`}
              what={t("file")}
              label={t("download")}
            />
          </ClientMessages>
        </header>
        <ClassMarks
          rows={points}
          rubric={rubricOf(reader.activity)}
          cases={
            new Map(
              teams.flatMap(({ number, submission }) =>
                submission === null ? [] : [[number, `/teacher/activities/${activityId}/submissions/${submission.id}`]],
              ),
            )
          }
        />
      </main>
    </>
  );
}
