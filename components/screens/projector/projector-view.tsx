import { getTranslations } from "next-intl/server";
import { isTaskPhase, phaseTable } from "@/lib/activity/rules/phases";
import { WallClock } from "@/components/hour/clocks/wall-clock";
import { hasNames, JoinView, MatchesView, TaskView } from "./views";
import type { ActivityReader } from "@/lib/activity/authorise";
import type { Lesson } from "@/lib/content/lesson";
import { listDetail } from "@/lib/features/screens/projector/rules/shown-teams";
import { formatCode } from "@/lib/features/people/joining/rules/class-code";
import { typedAddress } from "@/lib/process/join-addresses";
import { bold } from "./bold";
import { SpotlightView } from "./spotlight-view";
import type { ProjectorContent } from "@/lib/features/screens/projector/projector-content";
import { RevealView } from "./reveal-view";
import { StageCounts } from "./stage-counts";
import { TeamTurn } from "./team-turn";

interface ProjectorViewProps {
  wall: ProjectorContent;
  lesson: Lesson;
  reader: ActivityReader;
  joining: { origin: string; code: string; open: boolean };
}

/** The middle of the projector's page: the spotlight, or what the phase shows. */
export async function ProjectorView({ wall, lesson, reader, joining }: ProjectorViewProps) {
  const t = await getTranslations("projector");
  const { phase, spotlight, matches } = wall;
  const clock = <WallClock activityId={reader.activity.id} />;
  if (spotlight?.what === "team") return <TeamTurn turn={spotlight.turn} lesson={lesson} />;
  if (spotlight !== null) return <SpotlightView shown={spotlight} lesson={lesson} />;
  switch (phaseTable[phase].wallShows) {
    case "code":
      return (
        <JoinView
          open={t.rich("open", { address: typedAddress(joining.origin), b: bold })}
          code={formatCode(joining.code)}
          hint={joining.open ? t("codeHint") : t("closedHint")}
          qr={{ value: `${joining.origin}/join/${joining.code}`, label: t("qr") }}
          progress={wall.stages !== null && <StageCounts counts={wall.stages} />}
        />
      );
    case "questions":
      return (
        <TaskView
          title={t("write")}
          questions={lesson.caseStudy.questions.map(({ question }) => question)}
          clock={clock}
        />
      );
    case "matches":
      return (
        <TaskView title={t("compare")} text={hasNames(matches) ? undefined : t("compareHow")}>
          {matches.length > 0 && listDetail(matches.length) !== "nothing" && (
            <MatchesView label={t("matches")} matches={matches} lesson={lesson} />
          )}
        </TaskView>
      );
    case "ballot":
      return <TaskView title={lesson.ballotQuestion} text={t("vote")} clock={clock} />;
    case "results":
      return <RevealView reader={reader} />;
    case "task":
      return isTaskPhase(phase) && <TaskView title={t(`task.${phase}.title`)} text={t(`task.${phase}.text`)} />;
  }
}
