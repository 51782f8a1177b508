import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SendMarks } from "@/components/courses/send-marks";
import styles from "@/components/exporting/export-page.module.css";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { CanEditProvider } from "@/components/page-frame/teacher/can-edit";
import { requireActivityReader } from "@/lib/activity/require";
import { loadCourseGradebooks } from "@/lib/features/courses/course-marks";
import { auditRead } from "@/lib/activity/audit";
import { ClientMessages } from "@/lib/messages/client-messages";
import { mayEditClass } from "@/lib/activity/rules/access";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("courses.marks"))("title") };
}

/** Sends released marks to a course's gradebook (T19). */
export default async function CourseMarksPage({ params }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  await auditRead(reader, "points", { activityId });
  const [t, books] = await Promise.all([getTranslations("courses.marks"), loadCourseGradebooks(reader)]);
  return (
    <>
      <ActivityHead reader={reader} tool="export" pageName={t("title")} />
      <main className={styles.page}>
        <header className={styles.head}>
          <h1>{t("title")}</h1>
          <p>{t(books.length === 0 ? "none" : "text")}</p>
        </header>
        <ClientMessages of={["courses.marks"]}>
          <CanEditProvider may={mayEditClass(reader.role)}>
            {books.map((book) => (
              <div key={book.linkId} className={styles.below}>
                <SendMarks activityId={activityId} book={book} />
              </div>
            ))}
          </CanEditProvider>
        </ClientMessages>
      </main>
    </>
  );
}
