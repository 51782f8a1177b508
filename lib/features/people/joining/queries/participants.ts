import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { onlyRow } from "@/db/only-row";
import { participants, students } from "@/db/schema";
import type { Phase } from "@/lib/activity/rules/phases";

/**
 * Records that the student has opened the activity, which ends an absence (Q19).
 * Returns whether anything changed.
 */
export async function markJoined(tx: Tx, activityId: string, studentId: string, now: Date): Promise<boolean> {
  const rows = await tx
    .insert(participants)
    .values({ activityId, studentId, joinedAt: now })
    .onConflictDoUpdate({
      target: [participants.activityId, participants.studentId],
      set: { joinedAt: sql`coalesce(${participants.joinedAt}, excluded.joined_at)`, absentAt: null },
      setWhere: or(isNull(participants.joinedAt), isNotNull(participants.absentAt)),
    })
    .returning({ studentId: participants.studentId });
  return rows.length > 0;
}

/** The furthest phase to which the student has gone on alone; null before the first step (Q30). */
export async function findReached(tx: Tx, activityId: string, studentId: string): Promise<Phase | null> {
  const [row] = await tx
    .select({ reached: participants.reached })
    .from(participants)
    .where(and(eq(participants.activityId, activityId), eq(participants.studentId, studentId)));
  return row?.reached ?? null;
}

export async function setReached(tx: Tx, activityId: string, studentId: string, reached: Phase): Promise<void> {
  await tx
    .insert(participants)
    .values({ activityId, studentId, reached })
    .onConflictDoUpdate({ target: [participants.activityId, participants.studentId], set: { reached } });
}

/** Sets when the student was marked absent; null ends the absence (T4, Q19). */
export async function setAbsent(tx: Tx, activityId: string, studentId: string, at: Date | null): Promise<void> {
  await tx
    .insert(participants)
    .values({ activityId, studentId, absentAt: at })
    .onConflictDoUpdate({ target: [participants.activityId, participants.studentId], set: { absentAt: at } });
}

/** SQL condition on `participants` and `students`: the student has opened the activity, and is neither removed nor absent (Q13). */
export const isJoined = and(
  isNotNull(participants.joinedAt),
  isNull(participants.absentAt),
  isNull(students.removedAt),
);

/** SQL condition on `participants`: the student is marked absent (T4, Q19). */
export const isAbsent = sql<boolean>`${participants.absentAt} is not null`;

export async function countJoined(tx: Tx, activityId: string): Promise<number> {
  const rows = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(participants)
    .innerJoin(students, eq(students.id, participants.studentId))
    .where(and(eq(participants.activityId, activityId), isJoined));
  return onlyRow(rows).count;
}

export async function listJoinedIds(tx: Tx, activityId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: participants.studentId })
    .from(participants)
    .innerJoin(students, eq(students.id, participants.studentId))
    .where(and(eq(participants.activityId, activityId), isJoined));
  return rows.map(({ id }) => id);
}
