import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { listSheets } from "@/components/cases/comparing/sheets";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { StudentClock } from "@/components/hour/clocks/student-clock";
import { PresentationClock } from "@/components/cases/comparing/presentation-clock";
import { WalkThrough } from "@/components/cases/comparing/present/stage";
import { Waiting } from "@/components/phases/waiting/waiting";
import { currentViewer, requireMember } from "@/lib/activity/require";
import { findShownMatch, loadComparison, loadMatches } from "@/lib/features/cases/comparing/comparing";
import { loadInitialTime } from "@/lib/features/hour/clocks/initial-time";
import { presentingFacts } from "@/lib/features/cases/comparing/presenting";
import { ClientMessages } from "@/lib/messages/client-messages";
import { currentMs } from "@/lib/process/clock";
import { resumesAt } from "@/lib/activity/rules/pause";
import { isPresentingPart, minutesEach } from "@/lib/activity/rules/presenting";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("present"))("page") };
}

/** A case, part by part, in full screen, for the team that presents and for students who follow it (S5, Q16). */
export default async function Present({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const member = await requireMember(activityId);
  const [t, format] = await Promise.all([getTranslations("present"), getFormatter()]);
  const match = findShownMatch(await loadMatches(member), member.activity.round, undefined);
  const comparison = match === null ? null : await loadComparison(await currentViewer(), match);
  const team = comparison?.cases.find(({ teamId }) => teamId === match?.presentingTeamId);
  const compareHref = `/a/${activityId}/compare`;
  const live = (
    <RefreshOnTopics
      activityId={activityId}
      topics={["phase", "matches", "pause", ...(match === null ? [] : [`match:${match.id}`])]}
    />
  );
  if (match === null || comparison === null || team === undefined || match.presentingSince === null) {
    return (
      <>
        <Waiting
          title={t("none.title")}
          actions={
            <ButtonLink variant="go" href={compareHref}>
              {t("back")}
            </ButtonLink>
          }
        >
          <p>{t("none.text")}</p>
        </Waiting>
        {live}
      </>
    );
  }
  const lesson = member.activity.lesson;
  const sheet = (await listSheets(member, comparison)).find(({ key }) => key === team.teamId);
  if (sheet === undefined) return live;
  const facts = presentingFacts(match, member.activity);
  const minutes = minutesEach(facts);
  const now = currentMs();
  const mine = team.teamId === member.teamId;
  return (
    <ClientMessages of={["compare.sheet", "compare.clock", "present", "student.clock"]}>
      <WalkThrough
        sheet={sheet}
        parts={[
          { part: "scenario", heading: t("scenario") },
          ...lesson.caseStudy.questions.map(({ field, question }) => ({ part: field, heading: question })),
        ]}
        shown={isPresentingPart(match.presentingPart) ? match.presentingPart : "scenario"}
        who={
          mine
            ? t("yours")
            : t("theirs", { names: format.list(team.members.map(({ name }) => name)), n: team.members.length })
        }
        presenter={mine ? { activityId, match: match.id } : null}
        clock={
          <PresentationClock
            since={match.presentingSince.getTime()}
            countsFrom={resumesAt(member.activity.pause, now)}
            minutes={minutes}
            now={now}
          />
        }
        phaseClock={<StudentClock activityId={activityId} initial={await loadInitialTime(member.activity)} />}
        compareHref={compareHref}
      />
      {live}
    </ClientMessages>
  );
}
