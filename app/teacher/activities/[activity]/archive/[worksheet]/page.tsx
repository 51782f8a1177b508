import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { HistoryLink } from "@/components/cases/history/history-link";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { LocalMoment } from "@/components/ui/display/local-time";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { Sheet } from "@/components/cases/writing/worksheet/sheet";
import styles from "@/components/cases/reviewing/queue/reading.module.css";
import { requireActivityReader } from "@/lib/activity/require";
import { auditRead } from "@/lib/activity/audit";
import { loadArchivedWorksheet } from "@/lib/features/cases/writing/earlier-texts";
import { modeOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";

interface Props {
  params: Promise<{ activity: string; worksheet: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("arrange.kept"))("page") };
}

/** An archived worksheet (T7). */
export default async function Archived({ params }: Props) {
  const { activity: activityId, worksheet } = await params;
  const reader = await requireActivityReader(activityId);
  const sheet = await loadArchivedWorksheet(reader, worksheet).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  });
  await auditRead(reader, "archive", { activityId, detail: String(sheet.number) });
  const lesson = reader.activity.lesson;
  const [t, format] = await Promise.all([getTranslations("arrange.kept"), getFormatter()]);
  return (
    <>
      <ActivityHead reader={reader} tool="teams" pageName={t("page")} />
      <main className={styles.paper}>
        <div className={styles.meta}>
          <b>{t("team", { number: sheet.number })}</b>
          <ModeName mode={modeOf(lesson, sheet.mode)} />
          {sheet.names.length > 0 && <span>{format.list(sheet.names)}</span>}
          <span>
            {t("since")} <LocalMoment at={sheet.at} />
          </span>
        </div>
        <HistoryLink href={`/teacher/activities/${activityId}/history/${worksheet}`} />
        <Sheet texts={sheet.texts} mode={modeOf(lesson, sheet.mode)} questions={lesson.caseStudy.questions} />
      </main>
    </>
  );
}
