import { and, eq, gt, inArray, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { sessions, sightings, students, teachers } from "@/db/schema";

export type SessionOwner = { teacherId: string } | { studentId: string };

/**
 * A live session, whose it is, and when they were last seen at `address`; null when there is no such row, it was not used since `usedAfter`,
 * or the student was removed.
 */
export async function findSession(tx: Tx, sessionId: string, usedAfter: Date, address: string | null) {
  const [row] = await tx
    .select({
      usedAt: sessions.usedAt,
      seenAt: sightings.seenAt,
      teacher: { id: teachers.id, name: teachers.name, email: teachers.email },
      student: { id: students.id, name: students.name, classId: students.classId },
    })
    .from(sessions)
    .leftJoin(teachers, eq(teachers.id, sessions.teacherId))
    .leftJoin(students, and(eq(students.id, sessions.studentId), isNull(students.removedAt)))
    .leftJoin(sightings, and(eq(sightings.address, address ?? ""), eq(sightings.personId, sql`coalesce(${sessions.teacherId}, ${sessions.studentId})`)))
    .where(and(eq(sessions.id, sessionId), gt(sessions.usedAt, usedAfter)));
  return row ?? null;
}

export async function insertSession(tx: Tx, sessionId: string, owner: SessionOwner, now: Date): Promise<void> {
  await tx.insert(sessions).values({ id: sessionId, ...owner, createdAt: now, usedAt: now });
}

/** Writes only when the row is older than `before`: many requests at once touch it once. */
export async function touchSession(tx: Tx, sessionId: string, now: Date, before: Date): Promise<void> {
  await tx.update(sessions).set({ usedAt: now }).where(and(eq(sessions.id, sessionId), lt(sessions.usedAt, before)));
}

export async function deleteSession(tx: Tx, sessionId: string): Promise<string[]> {
  return deleted(tx, eq(sessions.id, sessionId));
}

export async function deleteSessionsOf(tx: Tx, owner: SessionOwner): Promise<string[]> {
  return deleted(tx, "teacherId" in owner ? eq(sessions.teacherId, owner.teacherId) : eq(sessions.studentId, owner.studentId));
}

export async function deleteSessionsUnusedSince(tx: Tx, before: Date): Promise<string[]> {
  return deleted(tx, lt(sessions.usedAt, before));
}

/** Which of these sessions are live, for sockets that stay open for hours. */
export async function findLiveSessions(tx: Tx, sessionIds: readonly string[], usedAfter: Date): Promise<Set<string>> {
  if (sessionIds.length === 0) return new Set();
  const rows = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .leftJoin(students, eq(students.id, sessions.studentId))
    .where(and(inArray(sessions.id, [...sessionIds]), gt(sessions.usedAt, usedAfter), or(isNull(sessions.studentId), isNull(students.removedAt))));
  return new Set(rows.map((row) => row.id));
}

async function deleted(tx: Tx, which: SQL | undefined): Promise<string[]> {
  const rows = await tx.delete(sessions).where(which).returning({ id: sessions.id });
  return rows.map((row) => row.id);
}
