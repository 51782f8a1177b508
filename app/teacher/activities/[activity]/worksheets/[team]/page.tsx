import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { HistoryLink } from "@/components/cases/history/history-link";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { HandInForTeam } from "@/components/cases/reviewing/queue/hand-in-for-team";
import { LiveSheet } from "@/components/cases/reviewing/queue/live-sheet";
import { Queue } from "@/components/cases/reviewing/queue/queue";
import { NeighbourLinks } from "@/components/cases/reviewing/queue/neighbour-links";
import readingStyles from "@/components/cases/reviewing/queue/reading.module.css";
import styles from "@/components/cases/reviewing/queue/team-page.module.css";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { formatNeighbours, loadTeamQueue } from "@/components/cases/reviewing/queue/team-queue";
import { currentViewer, requireActivityReader } from "@/lib/activity/require";
import { loadBoard } from "@/lib/features/screens/board/board";
import { isReturned } from "@/lib/features/cases/reviewing/returns";
import { auditRead } from "@/lib/activity/audit";
import { loadWorksheet } from "@/lib/features/cases/writing/worksheet";
import { modeOf, shownMode } from "@/lib/content/lesson";
import { ClientMessages } from "@/lib/messages/client-messages";
import { mayHandIn } from "@/lib/activity/rules/access";
import { areTextsSame } from "@/lib/features/cases/writing/rules/handing-in";

interface Props {
  params: Promise<{ activity: string; team: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activity.reading.live"))("title") };
}

/** A team's live worksheet, to read, and to hand in for a team that cannot (Q2). */
export default async function WorksheetPage({ params }: Props) {
  const { activity: activityId, team: teamId } = await params;
  const reader = await requireActivityReader(activityId);
  const { phase, lesson } = reader.activity;
  const { teams } = await loadBoard(reader);
  const team = teams.find(({ id }) => id === teamId);
  if (team === undefined) notFound();
  const worksheet = await loadWorksheet(await currentViewer(), team.worksheetId);
  if (worksheet === null) notFound();
  await auditRead(reader, "live", { activityId, detail: String(team.number) });
  const { texts, submission: latest } = worksheet;
  const [returned, t, sheet, format, queue] = await Promise.all([
    isReturned(team.worksheetId),
    getTranslations("activity.reading"),
    getTranslations("sheet"),
    getFormatter(),
    loadTeamQueue(reader, teams),
  ]);
  const isOver = phase === "closed" && !returned;
  const { questions } = lesson.caseStudy;
  const fields = {
    title: t("live.fieldTitle"),
    scenario: sheet("scenario"),
    ...Object.fromEntries(questions.map(({ field, short }) => [field, short])),
  };
  return (
    <>
      <ActivityHead reader={reader} tool="review" pageName={t("team", { number: team.number })} />
      <div className={styles.desk}>
        <ClientMessages of={["activity.reading.queue"]}>
          <Queue here={team.id} entries={queue} />
        </ClientMessages>
        <main className={readingStyles.paper}>
          <ClientMessages of={["sync", "sheet", "activity.reading.live"]}>
            <div className={readingStyles.meta}>
              <ModeName mode={modeOf(lesson, team.mode)} />
              <b>{format.list(team.members.map(({ name }) => name))}</b>
              <span>{t(team.submission !== null ? "live.handedIn" : isOver ? "live.closed" : "live.text")}</span>
            </div>
            <LiveSheet
              key={team.worksheetId}
              room={{ kind: "worksheet", id: team.worksheetId, epoch: worksheet.epoch, access: "read" }}
              mode={shownMode(modeOf(lesson, team.mode))}
              questions={questions}
              texts={texts}
            />
            <HistoryLink href={`/teacher/activities/${activityId}/history/${team.worksheetId}`} />
            <div className={styles.acts}>
              {team.submission !== null && (
                <ButtonLink size="small" href={`/teacher/activities/${activityId}/submissions/${team.submission.id}`}>
                  {t("live.read")}
                </ButtonLink>
              )}
              {mayHandIn(reader.role, phase, returned) && (
                <HandInForTeam
                  activityId={activityId}
                  teamId={team.id}
                  isIn={latest !== null && areTextsSame(latest.texts, texts)}
                  again={latest !== null}
                  fields={fields}
                />
              )}
              {isOver && <span className="small quiet">{t("live.handInClosed")}</span>}
            </div>
            <NeighbourLinks {...await formatNeighbours(queue, team.id)} />
          </ClientMessages>
        </main>
      </div>
      <RefreshOnTopics activityId={activityId} topics={["reviews"]} />
    </>
  );
}
