import { and, desc, eq, gt, inArray, isNull, lt, ne, or, sql, type SQL } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { sessions, sightings, students, teachers } from "@/db/schema";

export type SessionOwner = { teacherId: string } | { studentId: string };

/**
 * Each live session with its owner, and when the owner was last seen at the address. null when there is no such session, when it was not
 * used since `usedAfter`, when the student was removed, or the teacher disabled. In the order of `asked`.
 */
export async function findSessions(
  tx: Tx,
  asked: readonly { sessionId: string; address: string | null }[],
  usedAfter: Date,
) {
  const addresses = [...new Set(asked.map(({ address }) => address ?? ""))];
  const rows = await tx
    .select({
      id: sessions.id,
      usedAt: sessions.usedAt,
      address: sightings.address,
      seenAt: sightings.seenAt,
      teacher: { id: teachers.id, name: teachers.name, email: teachers.email },
      student: { id: students.id, name: students.name, classId: students.classId },
    })
    .from(sessions)
    .leftJoin(teachers, and(eq(teachers.id, sessions.teacherId), isNull(teachers.disabledAt)))
    .leftJoin(students, and(eq(students.id, sessions.studentId), isNull(students.removedAt)))
    .leftJoin(
      sightings,
      and(
        anyOf(sightings.address, addresses),
        eq(sightings.personId, sql`coalesce(${sessions.teacherId}, ${sessions.studentId})`),
      ),
    )
    .where(
      and(anyOf(sessions.id, [...new Set(asked.map(({ sessionId }) => sessionId))]), gt(sessions.usedAt, usedAfter)),
    );
  const found = new Map(rows.map((row) => [row.id, row]));
  const seen = new Map(rows.map((row) => [`${row.id} ${row.address}`, row.seenAt]));
  return asked.map(({ sessionId, address }) => {
    const row = found.get(sessionId);
    return row === undefined ? null : { ...row, seenAt: seen.get(`${sessionId} ${address}`) ?? null };
  });
}

export async function insertSession(tx: Tx, sessionId: string, owner: SessionOwner, now: Date): Promise<void> {
  await tx.insert(sessions).values({ id: sessionId, ...owner, createdAt: now, usedAt: now });
  if ("studentId" in owner) await markSeen(tx, [owner.studentId], now, now);
}

/** Updates only rows last used before `before`, so that many simultaneous requests write only once. */
export async function touchSessions(tx: Tx, sessionIds: readonly string[], now: Date, before: Date): Promise<void> {
  if (sessionIds.length === 0) return;
  const touched = await tx
    .update(sessions)
    .set({ usedAt: now })
    .where(and(anyOf(sessions.id, sessionIds), lt(sessions.usedAt, before)))
    .returning({ studentId: sessions.studentId });
  await markSeen(
    tx,
    touched.flatMap(({ studentId }) => studentId ?? []),
    now,
    before,
  );
}

/** Stores when students were last seen (T15). A row that somebody else has locked is left for the next minute, so that nobody waits for it. */
async function markSeen(tx: Tx, studentIds: readonly string[], now: Date, before: Date): Promise<void> {
  if (studentIds.length === 0) return;
  const free = tx
    .select({ id: students.id })
    .from(students)
    .where(and(anyOf(students.id, studentIds), or(isNull(students.lastSeenAt), lt(students.lastSeenAt, before))))
    .for("no key update", { skipLocked: true });
  await tx.update(students).set({ lastSeenAt: now }).where(inArray(students.id, free));
}

export async function deleteSession(tx: Tx, sessionId: string): Promise<string[]> {
  return deleteWhere(tx, eq(sessions.id, sessionId));
}

/** Whether an owner of the installation has disabled the teacher's account (Q36). */
export async function isTeacherDisabled(tx: Tx, teacherId: string): Promise<boolean> {
  const [row] = await tx.select({ at: teachers.disabledAt }).from(teachers).where(eq(teachers.id, teacherId));
  return row !== undefined && row.at !== null;
}

const isOf = (owner: SessionOwner) =>
  "teacherId" in owner ? eq(sessions.teacherId, owner.teacherId) : eq(sessions.studentId, owner.studentId);

/** Deletes the owner's sessions, except `but`. Returns the deleted ids. */
export async function deleteSessionsOf(tx: Tx, owner: SessionOwner, but?: string): Promise<string[]> {
  return deleteWhere(tx, and(isOf(owner), but === undefined ? undefined : ne(sessions.id, but)));
}

/** Deletes the owner's sessions except the `most` that were used last. Returns the deleted ids. */
export async function deleteSessionsBeyond(tx: Tx, owner: SessionOwner, most: number): Promise<string[]> {
  const surplus = tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(isOf(owner))
    .orderBy(desc(sessions.usedAt), desc(sessions.createdAt))
    .offset(most)
    .for("update", { skipLocked: true });
  return deleteWhere(tx, inArray(sessions.id, surplus));
}

export async function deleteSessionsUnusedSince(tx: Tx, before: Date): Promise<string[]> {
  return deleteWhere(tx, lt(sessions.usedAt, before));
}

/** Which of these sessions are still live: sockets stay open for hours. */
export async function findLiveSessions(tx: Tx, sessionIds: readonly string[], usedAfter: Date): Promise<Set<string>> {
  if (sessionIds.length === 0) return new Set();
  const rows = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .leftJoin(students, eq(students.id, sessions.studentId))
    .leftJoin(teachers, eq(teachers.id, sessions.teacherId))
    .where(
      and(
        anyOf(sessions.id, sessionIds),
        gt(sessions.usedAt, usedAfter),
        isNull(students.removedAt),
        isNull(teachers.disabledAt),
      ),
    );
  return new Set(rows.map((row) => row.id));
}

async function deleteWhere(tx: Tx, which: SQL | undefined): Promise<string[]> {
  const rows = await tx.delete(sessions).where(which).returning({ id: sessions.id });
  return rows.map((row) => row.id);
}
