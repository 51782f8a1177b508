import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { participants, students } from "@/db/schema";

/**
 * The student has opened the activity: joins it the first time, and ends an absence (Q19).
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

/** Q13: students who have opened the activity and are neither removed nor absent. */
export async function countJoined(tx: Tx, activityId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(participants)
    .innerJoin(students, eq(students.id, participants.studentId))
    .where(and(eq(participants.activityId, activityId), isNotNull(participants.joinedAt), isNull(participants.absentAt), isNull(students.removedAt)));
  return row?.count ?? 0;
}
