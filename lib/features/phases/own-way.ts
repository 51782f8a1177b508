/** A student's own way through a self-paced activity (T18, Q30): which step is next, and taking it. */
import { database, transaction, type Tx } from "@/db/client";
import type { Member } from "@/lib/activity/authorise";
import { lockActivity, raiseAccessVersion, type ActivityRow } from "@/lib/activity/queries/activity";
import { hasCome, nextStep, ownPhase, type Step, type StepFacts } from "@/lib/activity/rules/own-phase";
import { phaseTable, type Phase } from "@/lib/activity/rules/phases";
import { invalidate, publish } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { findReached, setReached } from "@/lib/features/people/joining/queries/participants";
import { findSeatOf, listHandedInTeams } from "@/lib/features/teams/matches/queries/matches";
import { makeTeamOfOne, matchWithExample, matchWithWaitingTeam } from "@/lib/features/teams/matches/self-paced";
import { findTeamOf } from "@/lib/features/teams/queries/teams";
import { currentTime } from "@/lib/process/clock";

export interface OwnWay {
  step: Step;
  own: Phase;
  dueAt: Date | null;
  isDue: boolean;
  resultsAt: Date | null;
}

/** The student's next step; null while the class goes on together, before it starts, and from the results on. */
export async function loadOwnWay({ activity, opened, studentId }: Member, now = currentTime()): Promise<OwnWay | null> {
  const { phase: own, selfPaced, dueAt, resultsAt } = activity;
  if (!selfPaced || own === "setup" || phaseTable[own].results) return null;
  const { facts } = await loadFacts(database(), { activity: { ...activity, phase: opened }, studentId, own }, now);
  return { step: nextStep(facts), own, dueAt, isDue: facts.isDue, resultsAt };
}

/** `from`: the phase in which the student saw the step; a step that was taken meanwhile is not taken twice. */
export interface StepRequest {
  from: Phase;
  /** Takes a worked example in the place of the partner for whom the team waits. */
  withExample: boolean;
}

/**
 * Takes the student's next step. Whoever goes on to Compare without a match is matched first, with a team that waits or with a worked example.
 * @throws AppError `own-way-together` in a live activity, `own-way-hand-in`, `own-way-waits`, `own-way-not-open`
 */
export async function goOn(member: Member, { from, withExample }: StepRequest, now = currentTime()): Promise<void> {
  const activityId = member.activity.id;
  const { studentId } = member;
  const topics = await transaction(async (tx): Promise<Topic[]> => {
    const activity = await lockActivity(tx, activityId);
    const own = ownPhase(activity, (await findReached(tx, activityId, studentId)) ?? undefined);
    if (own !== from) return [];
    if (!activity.selfPaced) throw new AppError("own-way-together");
    const { facts, teamId } = await loadFacts(tx, { activity, studentId, own }, now);
    const step = nextStep(facts);
    const reach = async (to: Phase): Promise<Topic[]> => {
      await setReached(tx, activityId, studentId, to);
      await raiseAccessVersion(tx, activityId);
      return [`student:${studentId}`, "roster"];
    };
    switch (step.kind) {
      case "go": {
        const matched =
          step.to === "compare" && facts.match === "none" ? await matchNow(tx, activity, teamId, now) : [];
        return [...matched, ...(await reach(step.to))];
      }
      case "wait-for-partner":
        if (!withExample) throw new AppError("own-way-waits");
        return [...(await matchNow(tx, activity, teamId, now)), ...(await reach("compare"))];
      case "own-case":
        return makeTeamOfOne(tx, activity, studentId, now);
      case "hand-in-first":
        throw new AppError("own-way-hand-in");
      case "not-opened":
        throw new AppError("own-way-not-open");
    }
  });
  if (topics.length === 0) return;
  publish({ kind: "access", activityId });
  invalidate(activityId, ...topics);
}

async function matchNow(tx: Tx, activity: ActivityRow, teamId: string | null, now: Date): Promise<Topic[]> {
  if (teamId === null) return [];
  const topics = await matchWithWaitingTeam(tx, activity, teamId, now);
  return topics.length > 0 ? topics : matchWithExample(tx, activity, teamId, now);
}

/** `activity` with the phase that the teacher has opened. */
async function loadFacts(
  tx: Tx,
  { activity, studentId, own }: { activity: ActivityRow; studentId: string; own: Phase },
  now: Date,
): Promise<{ facts: StepFacts; teamId: string | null }> {
  const teamId = await findTeamOf(tx, activity.id, studentId);
  const seat = teamId === null ? null : await findSeatOf(tx, teamId, activity.round);
  const handedIn = new Set((await listHandedInTeams(tx, activity.id)).map(({ id }) => id));
  const isReady = seat !== null && (seat.exemplarMode !== null || seat.teamIds.every((id) => handedIn.has(id)));
  const facts: StepFacts = {
    own,
    opened: activity.phase,
    hasTeam: teamId !== null,
    isHandedIn: teamId !== null && handedIn.has(teamId),
    match: seat === null ? "none" : isReady ? "ready" : "waits",
    isDue: hasCome(activity.dueAt, now),
  };
  return { facts, teamId };
}
