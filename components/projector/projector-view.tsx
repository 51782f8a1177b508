import { getTranslations } from "next-intl/server";
import { isTaskPhase, phaseTable } from "@/lib/rules/phases/phases";
import { JoinView, MatchesView, TaskView, type ProjectorMatch } from "./views";
import type { Steering } from "@/lib/auth/standing";
import type { Board } from "@/lib/classroom/board/board";
import type { Lesson } from "@/lib/content/lesson";
import { formatCode } from "@/lib/rules/joining/class-code";
import { typedAddress } from "@/lib/process/join-addresses";
import { bold } from "./bold";
import { RevealView } from "./reveal-view";

/** More matches than these do not fit in a readable size. */
const maxMatches = 40;

interface ProjectorViewProps {
  board: Board;
  lesson: Lesson;
  steering: Steering;
  joining: { origin: string; code: string; open: boolean };
}

/** The middle of the projected page, by phase. */
export async function ProjectorView({ board, lesson, steering, joining }: ProjectorViewProps) {
  const t = await getTranslations("projector");
  const { phase } = board.facts;
  switch (phaseTable[phase].wallShows) {
    case "code":
      return (
        <JoinView
          open={t.rich("open", { address: typedAddress(joining.origin), b: bold })}
          code={formatCode(joining.code)}
          hint={joining.open ? t("codeHint") : t("closedHint")}
          qr={{ value: `${joining.origin}/join/${joining.code}`, label: t("qr") }}
        />
      );
    case "questions":
      return <TaskView title={t("write")} questions={lesson.caseStudy.questions.map(({ question }) => question)} />;
    case "matches": {
      const matches = matchesOf(board);
      return (
        <TaskView title={t("compare")} text={t("compareHow")}>
          {matches.length > 0 && matches.length <= maxMatches && <MatchesView label={t("matches")} matches={matches} />}
        </TaskView>
      );
    }
    case "ballot":
      return <TaskView title={lesson.ballotQuestion} text={t("vote")} />;
    case "results":
      return <RevealView steering={steering} />;
    case "task":
      return isTaskPhase(phase) && <TaskView title={t(`task.${phase}.title`)} text={t(`task.${phase}.text`)} />;
  }
}

/** Each match once, its teams in presenting order as far as the board knows them. */
function matchesOf({ teams }: Board): ProjectorMatch[] {
  const matches = new Map<string, ProjectorMatch>();
  for (const { number, mode, match } of teams) {
    if (match === null || matches.has(match.id)) continue;
    matches.set(match.id, {
      id: match.id,
      teams: [{ number, mode }, ...match.partners],
      exemplarMode: match.exemplarMode,
    });
  }
  return [...matches.values()];
}
