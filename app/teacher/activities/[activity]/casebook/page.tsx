import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { CasebookBook } from "@/components/cases/casebook/casebook-book";
import { CasebookTools } from "@/components/cases/casebook/casebook-tools";
import book from "@/components/cases/casebook/casebook.module.css";
import { OnlyEditors } from "@/components/page-frame/teacher/can-edit";
import { EmptyState } from "@/components/ui/display/empty-state";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { CasebookChoices } from "@/components/cases/casebook/casebook-choices";
import { requireActivityReader } from "@/lib/activity/require";
import { loadTeacherCasebook } from "@/lib/features/cases/casebook/casebook";
import { loadProjectorResults } from "@/lib/features/votes/results/results";
import { loadClass } from "@/lib/features/people/classes/classes";
import { ClientMessages } from "@/lib/messages/client-messages";
import { auditRead } from "@/lib/activity/audit";
import { modeOf, shownMode } from "@/lib/content/lesson";
import { formatCasebook } from "@/components/cases/casebook/format-casebook";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("results.casebook");
  return { title: t("name") };
}

/** The casebook as the class will see it, with the teacher's choices about it (Q3). */
export default async function TeacherCasebookPage({ params }: Props) {
  const { activity: activityId } = await params;
  const reader = await requireActivityReader(activityId);
  await auditRead(reader, "cases", { activityId });
  const { activity } = reader;
  const lesson = activity.lesson;
  const [{ cases, missing }, { name: className }, results, t, choices, format] = await Promise.all([
    loadTeacherCasebook(reader),
    loadClass(reader.classId),
    loadProjectorResults(reader),
    getTranslations("results.casebook"),
    getTranslations("teacher.casebook"),
    getFormatter(),
  ]);
  const teams = missing.map(({ teamId, number, mode, included, names }) => ({
    teamId,
    mode: shownMode(modeOf(lesson, mode)),
    included,
    name: choices("team", { number, mode: modeOf(lesson, mode).name }),
    names: format.list(names),
  }));
  return (
    <>
      <ActivityHead reader={reader} tool="casebook" pageName={t("name")} />
      <RefreshOnTopics activityId={activityId} topics={["choices"]} />
      <ClientMessages of={["teacher.casebook"]}>
        <OnlyEditors>
          <CasebookChoices
            activityId={activityId}
            teams={teams}
            notes={activity.notesInCasebook}
            closed={activity.phase === "closed"}
          />
        </OnlyEditors>
      </ClientMessages>
      <main className={book.page}>
        {cases.length === 0 ? (
          <div className={book.empty}>
            <EmptyState
              heading="h1"
              title={t("empty", { phase: activity.phase })}
              actions={<ButtonLink href={`/teacher/activities/${activityId}`}>{choices("back")}</ButtonLink>}
            >
              <p>{t("emptyText", { phase: activity.phase })}</p>
            </EmptyState>
          </div>
        ) : (
          <>
            <ClientMessages of={["results.casebook.tools"]}>
              <CasebookTools>{t("howMuch", { n: cases.length })}</CasebookTools>
            </ClientMessages>
            <CasebookBook {...await formatCasebook({ lesson, className, cases, results })} />
          </>
        )}
      </main>
    </>
  );
}
