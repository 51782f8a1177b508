/** Which team presents in a match, which part it shows, and since when (Q16). Stored on the server, so that every screen shows the same clock. */
import { transaction, type Tx } from "@/db/client";
import {
  lockMatch,
  markPresented,
  setPlaces,
  setPresenting,
  setPresentingPart,
  type TeamMatch,
} from "./queries/comparing";
import type { ActivityRow } from "@/lib/activity/queries/activity";
import { isUuid } from "@/lib/process/uuid";
import { findTeamOf } from "@/lib/features/teams/queries/teams";
import { lockOwnActivity, type Member } from "@/lib/activity/authorise";
import { invalidate } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { resumesAt } from "@/lib/activity/rules/pause";
import {
  maySwap,
  refuseStart,
  rotateTeams,
  type PresentingFacts,
  type PresentingPart,
} from "@/lib/activity/rules/presenting";

/** Starts the presentation of the member's team. @throws AppError `not-found`, `present-closed`, `present-turn`, `present-busy` */
export async function startPresenting(member: Member, matchId: string): Promise<void> {
  await changeMatch(member, matchId, async (tx, { match, activity, teamId }) => {
    const now = currentTime();
    const refusal = refuseStart(presentingFacts(match, activity), teamId, now);
    if (refusal !== null) throw new AppError(refusal);
    if (match.presentingTeamId === teamId) return; // a team-mate pressed it at the same time, so the clock runs already
    if (match.presentingTeamId !== null) await markPresented(tx, match.id, match.presentingTeamId, now);
    const since = new Date(resumesAt(activity.pause, now.getTime()));
    await setPresenting(tx, match.id, { teamId, since, part: "scenario" });
  });
}

/** Shows another part of the presented case. @throws AppError `not-found`, `present-not-yours` */
export async function showPart(member: Member, matchId: string, part: PresentingPart): Promise<void> {
  await changeMatch(
    member,
    matchId,
    async (tx, { match, teamId }) => {
      if (match.presentingTeamId !== teamId) throw new AppError("present-not-yours");
      await setPresentingPart(tx, match.id, part);
    },
    [],
  );
}

/** Ends the team's own presentation, if it is still running. */
export async function stopPresenting(member: Member, matchId: string): Promise<void> {
  await changeMatch(member, matchId, async (tx, { match, teamId }) => {
    if (match.presentingTeamId !== teamId) return;
    await markPresented(tx, match.id, teamId, currentTime());
    await setPresenting(tx, match.id, null);
  });
}

/** Swaps the presenting order, which any member may do until the first presentation. @throws AppError `not-found`, `swap-late` */
export async function swapOrder(member: Member, matchId: string): Promise<void> {
  await changeMatch(member, matchId, async (tx, { match, activity }) => {
    if (!maySwap(presentingFacts(match, activity))) throw new AppError("swap-late");
    await setPlaces(tx, match.id, rotateTeams(match.teams.map(({ teamId }) => teamId)));
  });
}

export function presentingFacts(
  match: TeamMatch,
  activity: Pick<ActivityRow, "phase" | "round" | "presentMinutes" | "pause">,
): PresentingFacts {
  const { presentingTeamId, presentingSince, teams } = match;
  return {
    phase: activity.phase,
    over: match.endedAt !== null || match.round !== activity.round,
    presentingTeamId,
    presentingSince,
    pause: activity.pause,
    teams,
    minutes: activity.presentMinutes,
  };
}

async function changeMatch(
  member: Member,
  matchId: string,
  run: (tx: Tx, found: { match: TeamMatch; activity: ActivityRow; teamId: string }) => Promise<void>,
  topics: readonly Topic[] = ["presenting"],
): Promise<void> {
  const activityId = member.activity.id;
  await transaction(async (tx) => {
    const activity = await lockOwnActivity(tx, member);
    const teamId = await findTeamOf(tx, activityId, member.studentId);
    const match = isUuid(matchId) ? await lockMatch(tx, activityId, matchId) : null;
    if (teamId === null || match === null || !match.teams.some((team) => team.teamId === teamId))
      throw new AppError("not-found");
    await run(tx, { match, activity, teamId });
  });
  invalidate(activityId, `match:${matchId}`, ...topics);
}
