import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FillGradebook } from "@/components/exporting/gradebook/fill-gradebook";
import styles from "@/components/exporting/export-page.module.css";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { requireActivityReader } from "@/lib/activity/require";
import { loadClassPoints } from "@/lib/features/exporting/points";
import { rubricOf } from "@/lib/content/lesson";
import { auditRead } from "@/lib/activity/audit";
import { isFullyMarked } from "@/lib/features/exporting/rules/points";
import { ClientMessages } from "@/lib/messages/client-messages";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exporting.gradebook"))("title") };
}

/** Fills points into the teacher's own Canvas or Moodle file (T14). */
export default async function GradebookPage({ params }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  await auditRead(reader, "points", { activityId });
  const [t, points] = await Promise.all([getTranslations("exporting.gradebook"), loadClassPoints(reader)]);
  const marked = points.flatMap(({ given }) => given ?? []);
  return (
    <>
      <ActivityHead reader={reader} tool="export" pageName={t("title")} />
      <main className={styles.page}>
        <header className={styles.head}>
          <h1>{t("title")}</h1>
          <p>
            {t("about", {
              marked: marked.length,
              of: points.length,
              part: marked.filter((given) => !isFullyMarked(given)).length,
            })}
          </p>
          <p>{t("private")}</p>
        </header>
        <div className={styles.below}>
          <ClientMessages of={["exporting.gradebook", "exporting.file"]}>
            <FillGradebook
              students={points.map(({ id, name, given }) => ({ id, name, given }))}
              rubric={rubricOf(reader.activity)}
            />
          </ClientMessages>
        </div>
      </main>
    </>
  );
}
