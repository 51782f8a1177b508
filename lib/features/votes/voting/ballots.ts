import { database, transaction, type Tx } from "@/db/client";
import { isConfirmedName } from "@/lib/features/people/joining/queries/merging";
import { findBallotOrigin } from "./queries/ballots";
import {
  findOwnVotes,
  hasBallotInTeam,
  listBallotFacts,
  listNamedBallots,
  listVoters,
  markBallotSeen,
  upsertBallot,
  countCast,
  type BallotKind,
  type CastCounts,
  type NamedBallot,
  type OwnBallot,
  type OwnVotes,
  type Voter,
} from "./queries/ballots";
import { isInClass } from "@/lib/features/people/classes/queries/students";
import type { ActivityRow } from "@/lib/activity/queries/activity";
import { findTeamMode, hasTeams, listPlacedIds } from "@/lib/features/teams/queries/teams";
import { lockOwnActivity, type Member, type ActivityReader } from "@/lib/activity/authorise";
import { batched } from "@/lib/process/batch";
import { invalidate } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { findMode } from "@/lib/content/lesson";
import { AppError, type RefusalCode } from "@/lib/errors/errors";
import { mayCastBallot, resultsAccess, type BallotFacts } from "@/lib/activity/rules/access";
import { createCountedTest } from "@/lib/features/votes/results/rules/tally";
import { currentTime } from "@/lib/process/clock";
import { isAtLeast, phaseTable } from "@/lib/activity/rules/phases";

/** The most characters of a reason. */
export const maxReasonLength = 500;

export interface CastBallot extends OwnBallot {
  kind: BallotKind;
  /** Milliseconds since its button was pressed, if it could not be sent at once. A difference does not depend on the device's clock. */
  ago?: number;
  /** The id of a merged name under which it was cast on a device; null or missing for the student's own (T15). */
  castAs?: string | null | undefined;
}

/**
 * Stores one ballot per student and kind, changed in place (B3, Q4). Sending the same ballot again changes only its time. A ballot that waited on its
 * device does not replace one that was cast later on another.
 * @returns the ballot that counts now
 * @throws AppError `ballot-…`: see `refusalOf`; `ballot-choice` without a mode of this lesson, `ballot-reason-long`, `ballot-other-name`
 */
export async function castBallot(member: Member, given: CastBallot, now = currentTime()): Promise<OwnBallot> {
  const { activity, studentId } = member;
  const reason = given.reason.replaceAll("\0", "").trim(); // the database can't store U+0000
  if (reason.length > maxReasonLength)
    throw new AppError(
      "ballot-reason-long",
      { most: maxReasonLength, over: reason.length - maxReasonLength },
      "reason",
    );
  const ballot = { choice: given.choice, reason };
  const ago = given.ago ?? 0;
  const { stands, topic } = await transaction(async (tx): Promise<{ stands: OwnBallot; topic: Topic | null }> => {
    const locked = await lockOwnActivity(tx, member);
    if (findMode(locked.lesson, given.choice) === null) throw new AppError("ballot-choice", {}, "choice");
    // No foreign key refuses the ballot of a student who was erased meanwhile (Q31).
    if (!(await isInClass(tx, locked.classId, studentId))) throw new AppError("signed-out");
    const [votes] = await findOwnVotes(tx, [{ activityId: activity.id, studentId }]);
    const own = votes?.[given.kind] ?? null;
    const castAs = given.castAs ?? null;
    if (castAs !== null && !(await inheritsVoteOf(tx, castAs, { activityId: activity.id, studentId }, given.kind)))
      throw new AppError("ballot-other-name");
    const isSame = own !== null && own.choice === ballot.choice && own.reason === ballot.reason;
    const facts = { ...factsOf(locked, member), cast: own !== null, resultsSeen: votes?.resultsSeen ?? false };
    if (!mayCastBallot(member.role, given.kind, facts)) {
      if (isSame) return { stands: own, topic: null };
      throw new AppError(refusalOf(given.kind, facts));
    }
    const teamId = given.kind === "final" ? member.teamId : null;
    const mode = teamId === null ? null : await findTeamMode(tx, teamId);
    const isStored = await upsertBallot(tx, {
      activityId: activity.id,
      studentId,
      kind: given.kind,
      ...ballot,
      teamId,
      mode,
      afterReveal: facts.revealed,
      castAs,
      at: new Date(Math.max(now.getTime() - ago, activity.createdAt.getTime())),
      // A ballot that is sent at once is the latest, also where the clocks of two processes differ.
      unlessLater: ago > 0,
    });
    if (own === null) return { stands: ballot, topic: "ballots" };
    // Students' pages only count ballots; a teacher's also show their choices.
    return isStored && !isSame ? { stands: ballot, topic: "choices" } : { stands: own, topic: null };
  });
  if (topic !== null) invalidate(activity.id, topic);
  return stands;
}

/** As in a merge: a vote of the other name counts if the student has none of their own (T15). */
async function inheritsVoteOf(tx: Tx, otherId: string, voter: Voter, kind: BallotKind): Promise<boolean> {
  if (!(await isConfirmedName(tx, otherId, voter.studentId))) return false;
  const from = await findBallotOrigin(tx, voter, kind);
  return from === null || from === otherId;
}

function factsOf(activity: ActivityRow, { role }: Member): Pick<BallotFacts, "phase" | "compared" | "revealed"> {
  const hasCompared = isAtLeast(role.reached ?? "learn", "compare"); // alone, in a self-paced activity (Q30)
  const compared = activity.comparedAt !== null || hasCompared;
  return { phase: activity.phase, compared, revealed: activity.revealedAt !== null };
}

function refusalOf(kind: BallotKind, facts: BallotFacts): RefusalCode {
  if (kind === "before") {
    if (facts.compared) return "ballot-before-over";
    return phaseTable[facts.phase].ballots.before === "missing" ? "ballot-before-fixed" : "ballot-before-not-open";
  }
  if (facts.phase === "closed") return "ballot-closed";
  if (facts.revealed && facts.cast) return "ballot-fixed";
  if (facts.resultsSeen) return "ballot-results-seen";
  return "ballot-not-open";
}

/** A student's own ballots, and which they may cast. Before the reveal their pages know nothing else of the vote. */
export interface BallotStatus extends OwnVotes {
  mayCast: Record<BallotKind, boolean>;
}

const votesOf = batched((asked: readonly Voter[]) => findOwnVotes(database(), asked));

export async function loadBallotStatus(member: Member): Promise<BallotStatus> {
  const { activity, studentId, role } = member;
  const own = await votesOf({ activityId: activity.id, studentId });
  const may = (kind: BallotKind) =>
    mayCastBallot(role, kind, { ...factsOf(activity, member), cast: own[kind] !== null, resultsSeen: own.resultsSeen });
  return { ...own, mayCast: { before: may("before"), final: may("final") } };
}

/** Records that the card shown in Write was skipped; it is not shown again (Q5). */
export async function skipBeforeBallot(member: Member, now = currentTime()): Promise<void> {
  await transaction((tx) => markBallotSeen(tx, member.activity.id, member.studentId, "beforeSkippedAt", now));
}

/**
 * Records that this student has seen the results; a missing final ballot can no longer be cast (Q6).
 * @throws AppError `results-not-shown` before the reveal
 */
export async function recordResultsSeen(member: Member, now = currentTime()): Promise<void> {
  await transaction(async (tx) => {
    const locked = await lockOwnActivity(tx, member);
    if (resultsAccess(member.role, locked) === "none") throw new AppError("results-not-shown");
    await markBallotSeen(tx, locked.id, member.studentId, "resultsSeenAt", now);
  });
}

/** Whether this student's votes are counted separately: there are teams, and the student is in none and was in none when voting (Q10). */
export async function isVoteSeparate(member: Member): Promise<boolean> {
  if (member.teamId !== null) return false;
  const voter = { activityId: member.activity.id, studentId: member.studentId };
  return (await hasTeams(database(), voter.activityId)) && !(await hasBallotInTeam(database(), voter));
}

/** Lists who has voted, for the teacher (Q11). `counted`: whether their votes are in the class's figures (Q10). */
export async function listWhoVoted({ activity }: ActivityReader) {
  const tx = database();
  const counts = createCountedTest({
    placed: await listPlacedIds(tx, activity.id),
    ballots: await listBallotFacts(tx, activity.id),
  });
  return (await listVoters(tx, activity.id)).map((voter) => ({ ...voter, counted: counts(voter.studentId) }));
}

/** Counts how many of the joined have cast each ballot, without choices. */
export function countVotes(activityId: string): Promise<CastCounts> {
  return countCast(database(), activityId);
}

/** Choices and reasons with names, when the teacher opens them (Q11). */
export function loadNamedBallots({ activity }: ActivityReader): Promise<NamedBallot[]> {
  return listNamedBallots(database(), activity.id);
}
