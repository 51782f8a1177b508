import { getTranslations } from "next-intl/server";
import { PresentationClock } from "./presentation-clock";
import { PresentBar } from "./present-bar";
import type { Member } from "@/lib/activity/authorise";
import type { Comparison, ShownCase } from "@/lib/features/cases/comparing/comparing";
import { presentingFacts } from "@/lib/features/cases/comparing/presenting";
import { modeOf } from "@/lib/content/lesson";
import { nameInSentence } from "@/lib/content/name-in-sentence";
import { resumesAt } from "@/lib/activity/rules/pause";
import { currentTime } from "@/lib/process/clock";
import { maySwap, minutesEach, nextToPresent, refuseStart } from "@/lib/activity/rules/presenting";

interface MatchBarProps {
  member: Member;
  comparison: Comparison;
  names: (ids: string[]) => string;
}

/** Describes the match, who presents, and its clock. */
export async function MatchBar({ member, comparison: { match, cases }, names }: MatchBarProps) {
  const t = await getTranslations("compare.bar");
  const { activity, teamId } = member;
  const lesson = activity.lesson;
  const facts = presentingFacts(match, activity);
  const now = currentTime();
  const mine = cases.find((each) => each.teamId === teamId);
  const others = cases.filter((each) => each.teamId !== teamId);
  const formatNames = (team: ShownCase | undefined) =>
    team === undefined ? "" : names(team.members.map(({ name }) => name));
  const modeName = (team: ShownCase) => nameInSentence(modeOf(lesson, team.mode).name);
  const open = refuseStart(facts, nextToPresent(facts) ?? "", now) !== "present-closed";
  const turn = cases.find((each) => each.teamId === (match.presentingTeamId ?? nextToPresent(facts)));
  const after = cases.filter(
    (each) => each.teamId !== turn?.teamId && !match.teams.find((team) => team.teamId === each.teamId)?.presented,
  );
  const allDone = facts.teams.every(({ presented }) => presented);
  const part = lesson.caseStudy.questions.find(({ field }) => field === match.presentingPart)?.short ?? t("scenario");
  const exemplar = match.exemplarMode === null ? null : nameInSentence(modeOf(lesson, match.exemplarMode).name);
  const title =
    mine === undefined || others.length === 0
      ? t(exemplar === null ? "alone" : "aloneWith", {
          number: mine?.number ?? 0,
          mode: mine === undefined ? "" : modeName(mine),
          exemplar: exemplar ?? "",
        })
      : t("with", {
          number: mine.number,
          partner: names(
            others.map((each) => t("partner", { number: each.number, names: formatNames(each), mode: modeName(each) })),
          ),
          mode: modeName(mine),
        });
  return (
    <PresentBar
      activityId={activity.id}
      match={match.id}
      href={`/a/${activity.id}/present`}
      feedbackHref={`/a/${activity.id}/feedback`}
      clock={
        match.presentingSince === null || !open ? null : (
          <PresentationClock
            since={match.presentingSince.getTime()}
            countsFrom={resumesAt(activity.pause, now.getTime())}
            minutes={minutesEach(facts)}
            now={now.getTime()}
          />
        )
      }
      present={
        !open || teamId === null || refuseStart(facts, teamId, now) !== null
          ? null
          : match.presentingTeamId === teamId
            ? "goOn"
            : allDone
              ? "again"
              : "start"
      }
      mayFollow={open && match.presentingTeamId !== null && match.presentingTeamId !== teamId}
      maySwap={maySwap(facts)}
    >
      <h1>{title}</h1>
      {open && turn !== undefined && (
        <p className="small quiet">
          {match.presentingTeamId === null && allDone && t("allDone")}
          {match.presentingTeamId === null &&
            !allDone &&
            cases.length > 1 &&
            (turn.teamId === teamId
              ? t("youNext", { first: String(after.length + 1 === cases.length) })
              : t("theyNext", {
                  names: formatNames(turn),
                  n: turn.members.length,
                  first: String(after.length + 1 === cases.length),
                }))}
          {match.presentingTeamId !== null &&
            (turn.teamId === teamId
              ? t("youNow", { part: withFullStop(part) })
              : t("theyNow", { names: formatNames(turn), n: turn.members.length, part: withFullStop(part) }))}
          {after.length > 0 && cases.length > 1 && (
            <>
              {" "}
              {t("then", {
                teams: names(
                  after.map((each) => (each.teamId === teamId ? t("you") : t("team", { number: each.number }))),
                ),
              })}
            </>
          )}
          {match.presentingTeamId === null && !allDone && cases.length > 1 && (
            <> {t("each", { minutes: minutesEach(facts) })}</>
          )}
        </p>
      )}
    </PresentBar>
  );
}

/** Adds a full stop, except after a question mark. */
function withFullStop(part: string): string {
  return part.endsWith("?") ? part : `${part}.`;
}
