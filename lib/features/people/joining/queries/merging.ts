import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { ballots, guesses, marks, participants, students, tickets, tries } from "@/db/schema";
import {
  mergePresence,
  presenceBefore,
  toMergedFrom,
  unmergePresence,
} from "@/lib/features/people/joining/rules/merged-presence";

type ParticipantRow = typeof participants.$inferSelect;

/**
 * Moves to `into`: ballots of kinds that `into` has not cast, exit tickets where `into` has written none, guesses that `into` has not made, tries, presence in activities, and the student's own marks (Q21) for submissions where
 * `into` has none and was not in the team at the hand-in. All but marks record their origin; the journal's undo moves marks back.
 */
export async function moveBelongings(tx: Tx, from: string, into: string): Promise<void> {
  await tx
    .update(ballots)
    .set({ studentId: into, cameFrom: sql`array_append(${ballots.cameFrom}, ${from}::uuid)` })
    .where(
      and(
        eq(ballots.studentId, from),
        sql`not exists (select 1 from ballots o where o.activity_id = ${ballots.activityId} and o.student_id = ${into} and o.kind = ${ballots.kind})`,
      ),
    );
  await tx
    .update(tickets)
    .set({ studentId: into, cameFrom: sql`array_append(${tickets.cameFrom}, ${from}::uuid)` })
    .where(
      and(
        eq(tickets.studentId, from),
        sql`not exists (select 1 from tickets o where o.activity_id = ${tickets.activityId} and o.student_id = ${into})`,
      ),
    );
  await tx
    .update(guesses)
    .set({ studentId: into, cameFrom: sql`array_append(${guesses.cameFrom}, ${from}::uuid)` })
    .where(
      and(
        eq(guesses.studentId, from),
        sql`not exists (select 1 from guesses o where o.activity_id = ${guesses.activityId} and o.student_id = ${into} and o.guess = ${guesses.guess})`,
      ),
    );
  await tx
    .update(tries)
    .set({ studentId: into, cameFrom: sql`array_append(${tries.cameFrom}, ${from}::uuid)` })
    .where(eq(tries.studentId, from));
  await tx
    .update(marks)
    .set({ studentId: into })
    .where(
      and(
        eq(marks.studentId, from),
        sql`not exists (select 1 from marks o where o.submission_id = ${marks.submissionId} and o.student_id = ${into})`,
        sql`not exists (select 1 from submissions s join students p on p.id = any(s.member_ids)
          where s.id = ${marks.submissionId} and coalesce(p.merged_into, p.id) = ${into})`,
      ),
    );
  const own = await lockParticipants(tx, into);
  for (const [activityId, other] of await lockParticipants(tx, from)) {
    const before = own.get(activityId) ?? null;
    await storeParticipant(tx, {
      ...(before ?? { ...other, studentId: into, cameFrom: [] }),
      ...mergePresence(before, other),
      cameFrom: [...(before?.cameFrom ?? []), toMergedFrom(from, before)],
    });
  }
}

/** Locks a student's participants, and returns them by activity. */
async function lockParticipants(tx: Tx, studentId: string): Promise<Map<string, ParticipantRow>> {
  const rows = await tx.select().from(participants).where(eq(participants.studentId, studentId)).for("update");
  return new Map(rows.map((row) => [row.activityId, row]));
}

async function storeParticipant(tx: Tx, { activityId, studentId, ...rest }: ParticipantRow): Promise<void> {
  await tx
    .insert(participants)
    .values({ activityId, studentId, ...rest })
    .onConflictDoUpdate({ target: [participants.activityId, participants.studentId], set: rest });
}

/** Moves belongings back when the merge is undone. Changes since the merge are kept. */
export async function moveBelongingsBack(tx: Tx, from: string, into: string): Promise<void> {
  for (const table of [ballots, tickets, guesses, tries]) {
    const count = sql`cardinality(${table.cameFrom})`;
    await tx
      .update(table)
      .set({ studentId: from, cameFrom: sql`(${table.cameFrom})[1:${count} - 1]` })
      .where(and(eq(table.studentId, into), sql`(${table.cameFrom})[${count}] = ${from}`));
  }
  const others = await lockParticipants(tx, from);
  for (const [activityId, row] of await lockParticipants(tx, into)) {
    const [last, other] = [row.cameFrom.at(-1), others.get(activityId)];
    if (last?.from !== from || other === undefined) continue;
    const left = unmergePresence(row, presenceBefore(last), other);
    if (left !== null) await storeParticipant(tx, { ...row, ...left, cameFrom: row.cameFrom.slice(0, -1) });
    else
      await tx
        .delete(participants)
        .where(and(eq(participants.activityId, activityId), eq(participants.studentId, into)));
  }
}

/** Whether the other student was merged into this one, and the teacher confirmed that both are one person (T15). */
export async function isConfirmedName(tx: Tx, otherId: string, intoId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: students.id })
    .from(students)
    .where(and(eq(students.id, otherId), eq(students.mergedInto, intoId), students.mergedPinCounts));
  return rows.length > 0;
}

export interface Merge {
  id: string;
  name: string;
  intoId: string;
  /** Whether the teacher confirmed that both names are one person's. */
  isConfirmed: boolean;
  /** Whether the name has a picked PIN, which also signs the student in. A PIN on a slip becomes invalid. */
  pinCounts: boolean;
  /** Whether the student was told of the merge. */
  isSeen: boolean;
}

/** The students who were merged into these students. */
export function listMerges(tx: Tx, intoIds: readonly string[]): Promise<Merge[]> {
  return tx
    .select({
      id: students.id,
      name: students.name,
      intoId: sql<string>`${students.mergedInto}`,
      isConfirmed: students.mergedPinCounts,
      pinCounts: sql<boolean>`${students.mergedPinCounts} and ${students.oneTimePin} is null`,
      isSeen: sql<boolean>`${students.mergeSeenAt} is not null`,
    })
    .from(students)
    .where(anyOf(students.mergedInto, intoIds))
    .orderBy(asc(students.removedAt));
}

export async function markMergesSeen(tx: Tx, studentId: string, at: Date): Promise<void> {
  await tx
    .update(students)
    .set({ mergeSeenAt: at })
    .where(and(eq(students.mergedInto, studentId), isNull(students.mergeSeenAt)));
}
