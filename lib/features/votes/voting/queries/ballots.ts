import { and, asc, eq, isNotNull, isNull, lte, ne, sql, type SQL } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { onlyRow } from "@/db/only-row";
import { ballots, participants, students } from "@/db/schema";
import type { BallotFact } from "@/lib/features/votes/results/rules/tally";
import { isAbsent, isJoined } from "@/lib/features/people/joining/queries/participants";

export type BallotKind = "before" | "final";

export type OwnBallot = { choice: string; reason: string };

export interface Voter {
  activityId: string;
  studentId: string;
}

/** A student's own two ballots, and whether they skipped the first and have seen the results (Q5, Q6). */
export interface OwnVotes extends Record<BallotKind, OwnBallot | null> {
  beforeSkipped: boolean;
  resultsSeen: boolean;
}

/** Each student's own ballots, in the order of `asked`. Before the reveal, student pages use only this query and `countCast`. */
export async function findOwnVotes(tx: Tx, asked: readonly Voter[]): Promise<OwnVotes[]> {
  const [activityIds, studentIds] = [
    [...new Set(asked.map((one) => one.activityId))],
    [...new Set(asked.map((one) => one.studentId))],
  ];
  const cast = await tx
    .select({
      activityId: ballots.activityId,
      studentId: ballots.studentId,
      kind: ballots.kind,
      choice: ballots.choice,
      reason: ballots.reason,
    })
    .from(ballots)
    .where(and(anyOf(ballots.activityId, activityIds), anyOf(ballots.studentId, studentIds)));
  const marks = await tx
    .select({
      activityId: participants.activityId,
      studentId: participants.studentId,
      beforeSkippedAt: participants.beforeSkippedAt,
      resultsSeenAt: participants.resultsSeenAt,
    })
    .from(participants)
    .where(and(anyOf(participants.activityId, activityIds), anyOf(participants.studentId, studentIds)));
  const ballotOf = new Map(cast.map(({ choice, reason, ...key }) => [ballotKey(key, key.kind), { choice, reason }]));
  const marksOf = new Map(marks.map((row) => [voterKey(row), row]));
  return asked.map((voter) => {
    const row = marksOf.get(voterKey(voter));
    return {
      before: ballotOf.get(ballotKey(voter, "before")) ?? null,
      final: ballotOf.get(ballotKey(voter, "final")) ?? null,
      beforeSkipped: row?.beforeSkippedAt != null,
      resultsSeen: row?.resultsSeenAt != null,
    };
  });
}

/** Whether the student voted while in a team. */
export async function hasBallotInTeam(tx: Tx, { activityId, studentId }: Voter): Promise<boolean> {
  const found = await tx
    .select({ kind: ballots.kind })
    .from(ballots)
    .where(and(eq(ballots.activityId, activityId), eq(ballots.studentId, studentId), isNotNull(ballots.teamId)));
  return found.length > 0;
}

const voterKey = ({ activityId, studentId }: Voter) => `${activityId} ${studentId}`;
const ballotKey = (voter: Voter, kind: BallotKind) => `${voterKey(voter)} ${kind}`;

/**
 * Stores one row per student and kind (B3). Team, mode and `afterReveal` stay as when the ballot was first cast (Q9). With `unlessLater` a ballot that
 * was changed later than `at` stays (Q4). @returns whether the ballot was stored
 */
export async function upsertBallot(
  tx: Tx,
  ballot: {
    activityId: string;
    studentId: string;
    kind: BallotKind;
    choice: string;
    reason: string;
    teamId: string | null;
    mode: string | null;
    afterReveal: boolean;
    /** The merged name under which the ballot was cast, to which undoing the merge moves it back (T15). */
    castAs: string | null;
    at: Date;
    unlessLater: boolean;
  },
): Promise<boolean> {
  const { at, castAs, unlessLater, ...values } = ballot;
  const rows = await tx
    .insert(ballots)
    .values({ ...values, cameFrom: castAs === null ? [] : [castAs], castAt: at, changedAt: at })
    .onConflictDoUpdate({
      target: [ballots.activityId, ballots.studentId, ballots.kind],
      set: { choice: ballot.choice, reason: ballot.reason, changedAt: at },
      setWhere: unlessLater ? lte(ballots.changedAt, at) : undefined,
    })
    .returning({ kind: ballots.kind });
  return rows.length > 0;
}

/** Sets the time unless it is set already. */
export async function markBallotSeen(
  tx: Tx,
  activityId: string,
  studentId: string,
  mark: "beforeSkippedAt" | "resultsSeenAt",
  at: Date,
): Promise<void> {
  const column = participants[mark];
  await tx
    .insert(participants)
    .values({ activityId, studentId, [mark]: at })
    .onConflictDoUpdate({
      target: [participants.activityId, participants.studentId],
      set: { [mark]: sql`coalesce(${column}, ${at})` },
    });
}

export interface CastCounts {
  before: number;
  final: number;
  joined: number;
}

/** Counts how many of the joined students (Q13) have cast each ballot, without choices. */
export async function countCast(tx: Tx, activityId: string): Promise<CastCounts> {
  const rows = await tx
    .select({
      joined: sql<number>`count(*)::int`,
      before: sql<number>`(count(*) filter (where ${hasCast("before")}))::int`,
      final: sql<number>`(count(*) filter (where ${hasCast("final")}))::int`,
    })
    .from(participants)
    .innerJoin(students, eq(students.id, participants.studentId))
    .where(and(eq(participants.activityId, activityId), isJoined));
  return onlyRow(rows);
}

/** SQL condition on `participants`: the student has cast this ballot. */
function hasCast(kind: BallotKind): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${ballots} b where b.activity_id = ${participants.activityId} and b.student_id = ${participants.studentId} and b.kind = ${kind})`;
}

/** For the tally: every ballot of students who were not removed, and of erased students (Q31). Callers decide who may see it (`resultsAccess`). */
export function listBallotFacts(tx: Tx, activityId: string): Promise<BallotFact[]> {
  return tx
    .select({
      studentId: ballots.studentId,
      kind: ballots.kind,
      choice: ballots.choice,
      teamId: ballots.teamId,
      mode: ballots.mode,
      afterReveal: ballots.afterReveal,
    })
    .from(ballots)
    .leftJoin(students, eq(students.id, ballots.studentId))
    .where(and(eq(ballots.activityId, activityId), isNull(students.removedAt)));
}

/** Reasons that the class may read, without hidden ones, in their stored random order (Q11). Callers check who may see them. */
export function listReasons(
  tx: Tx,
  activityId: string,
): Promise<{ studentId: string; choice: string; reason: string }[]> {
  return tx
    .select({ studentId: ballots.studentId, choice: ballots.choice, reason: ballots.reason })
    .from(ballots)
    .innerJoin(students, eq(students.id, ballots.studentId))
    .where(
      and(
        eq(ballots.activityId, activityId),
        eq(ballots.kind, "final"),
        ne(ballots.reason, ""),
        isNull(ballots.reasonHiddenAt),
        isNull(students.removedAt),
      ),
    )
    .orderBy(asc(ballots.shuffle));
}

/** For the teacher: who has voted, without choices; by name, including absent students. */
export function listVoters(
  tx: Tx,
  activityId: string,
): Promise<{ studentId: string; name: string; absent: boolean; before: boolean; final: boolean }[]> {
  return tx
    .select({
      studentId: students.id,
      name: students.name,
      absent: isAbsent,
      before: hasCast("before"),
      final: hasCast("final"),
    })
    .from(participants)
    .innerJoin(students, eq(students.id, participants.studentId))
    .where(and(eq(participants.activityId, activityId), isNotNull(participants.joinedAt), isNull(students.removedAt)))
    .orderBy(asc(students.nameKey));
}

export interface NamedBallot extends OwnBallot {
  studentId: string;
  name: string;
  kind: BallotKind;
  afterReveal: boolean;
  reasonHidden: boolean;
}

/** Choices and reasons with names, for a teacher who asked for them. */
export async function listNamedBallots(tx: Tx, activityId: string): Promise<NamedBallot[]> {
  const rows = await tx
    .select({
      studentId: students.id,
      name: students.name,
      kind: ballots.kind,
      choice: ballots.choice,
      reason: ballots.reason,
      afterReveal: ballots.afterReveal,
      hiddenAt: ballots.reasonHiddenAt,
    })
    .from(ballots)
    .innerJoin(students, eq(students.id, ballots.studentId))
    .where(and(eq(ballots.activityId, activityId), isNull(students.removedAt)))
    .orderBy(asc(students.nameKey), asc(ballots.kind));
  return rows.map(({ hiddenAt, ...row }) => ({ ...row, reasonHidden: hiddenAt !== null }));
}

/** Returns whether there was such a ballot. */
export async function setReasonHidden(
  tx: Tx,
  activityId: string,
  studentId: string,
  hiddenAt: Date | null,
): Promise<boolean> {
  const rows = await tx
    .update(ballots)
    .set({ reasonHiddenAt: hiddenAt })
    .where(and(eq(ballots.activityId, activityId), eq(ballots.studentId, studentId), eq(ballots.kind, "final")))
    .returning({ studentId: ballots.studentId });
  return rows.length > 0;
}

/** The id under which the student's ballot was cast: their own, or that of the name merged last; null without a ballot. */
export async function findBallotOrigin(
  tx: Tx,
  { activityId, studentId }: Voter,
  kind: BallotKind,
): Promise<string | null> {
  const [row] = await tx
    .select({ cameFrom: ballots.cameFrom })
    .from(ballots)
    .where(and(eq(ballots.activityId, activityId), eq(ballots.studentId, studentId), eq(ballots.kind, kind)));
  return row === undefined ? null : (row.cameFrom.at(-1) ?? studentId);
}
