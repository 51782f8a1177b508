import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { Leaf } from "@/components/exporting/prints/leaf";
import { PrintBar } from "@/components/exporting/prints/print-bar";
import { PrintedCase } from "@/components/exporting/prints/printed-case";
import styles from "@/components/exporting/prints/prints.module.css";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { MarkedRubric } from "@/components/cases/reviewing/sheet/marked-rubric";
import { requireActivityReader } from "@/lib/activity/require";
import { loadClass } from "@/lib/features/people/classes/classes";
import { loadReviewedCases } from "@/lib/features/exporting/prints";
import { auditRead } from "@/lib/activity/audit";
import { activityName } from "@/lib/content/activity-name";
import { modeOf, rubricOf } from "@/lib/content/lesson";
import { ClientMessages } from "@/lib/messages/client-messages";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exporting.print"))("submissions.title") };
}

/** Every case handed in, with its levels and comments, to print (T14). */
export default async function PrintedSubmissions({ params }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  await auditRead(reader, "cases", { activityId });
  const { activity } = reader;
  const lesson = activity.lesson;
  const [cases, { name: className }, t, format] = await Promise.all([
    loadReviewedCases(reader),
    loadClass(reader.classId),
    getTranslations("exporting.print"),
    getFormatter(),
  ]);
  return (
    <>
      <ActivityHead reader={reader} tool="export" pageName={t("submissions.title")} />
      <main className={styles.page}>
        <h1 className="vh">{t("submissions.title")}</h1>
        <ClientMessages of={["exporting.print"]}>
          <PrintBar>{t("submissions.about", { n: cases.length })}</PrintBar>
        </ClientMessages>
        {cases.map((one) => (
          <Leaf
            key={one.submissionId}
            className={className}
            activity={activityName(activity)}
            importedAt={activity.importedAt}
            mode={modeOf(lesson, one.mode)}
          >
            <PrintedCase
              texts={one.texts}
              questions={lesson.caseStudy.questions}
              comments={one.comments}
              by={t("team", {
                number: one.number,
                names: format.list(one.marked[0]?.names ?? []),
                date: format.dateTime(one.at, { day: "numeric", month: "long" }),
                released: one.released ? "yes" : "no",
              })}
            />
            {one.marked.map(({ studentId, names, levels }) => (
              <div key={studentId ?? "team"} className={styles.levels}>
                {studentId !== null && <p>{t("own", { name: names[0] ?? "" })}</p>}
                <MarkedRubric criteria={rubricOf(activity)} given={levels} heading="h3" />
              </div>
            ))}
          </Leaf>
        ))}
      </main>
    </>
  );
}
