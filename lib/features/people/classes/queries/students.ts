import { and, asc, desc, eq, isNotNull, isNull, ne, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { students } from "@/db/schema";

const signInColumns = {
  id: students.id,
  name: students.name,
  pinHash: students.pinHash,
  oneTimePin: students.oneTimePin,
};
export type StudentSignIn = { id: string; name: string; pinHash: string; oneTimePin: string | null };

export async function findStudentByName(tx: Tx, classId: string, nameKey: string): Promise<StudentSignIn | null> {
  const [row] = await tx
    .select(signInColumns)
    .from(students)
    .where(and(eq(students.classId, classId), eq(students.nameKey, nameKey), isNull(students.removedAt)));
  return row ?? null;
}

export async function findSignIn(tx: Tx, studentId: string): Promise<StudentSignIn | null> {
  const [row] = await tx
    .select(signInColumns)
    .from(students)
    .where(and(eq(students.id, studentId), isNull(students.removedAt)));
  return row ?? null;
}

/** All students in the class: roster names first, then by when they joined. */
export function listNames(tx: Tx, classId: string): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: students.id, name: students.name })
    .from(students)
    .where(and(eq(students.classId, classId), isNull(students.removedAt)))
    .orderBy(desc(students.onRoster), asc(students.createdAt), asc(students.id));
}

export type MergedSignIn = StudentSignIn & { intoId: string; pinCounts: boolean };

/** The latest student of this name who was merged into a student who is in the class, with that student's id (T15). */
export const findMergedByName = (tx: Tx, classId: string, nameKey: string) =>
  selectMerged(tx, and(eq(students.classId, classId), eq(students.nameKey, nameKey)));

async function selectMerged(tx: Tx, which: SQL | undefined): Promise<MergedSignIn | null> {
  const into = alias(students, "into");
  const [row] = await tx
    .select({ ...signInColumns, intoId: into.id, pinCounts: students.mergedPinCounts })
    .from(students)
    .innerJoin(into, and(eq(into.id, students.mergedInto), isNull(into.removedAt)))
    .where(which)
    .orderBy(desc(students.removedAt))
    .limit(1);
  return row ?? null;
}

/** A student who was merged into another who is in the class; null when there is no such student now (T15). */
export const findMerged = (tx: Tx, studentId: string) => selectMerged(tx, eq(students.id, studentId));

/** Ids of the students who were merged into this one. */
export async function listMergedInto(tx: Tx, studentId: string): Promise<string[]> {
  const rows = await tx.select({ id: students.id }).from(students).where(eq(students.mergedInto, studentId));
  return rows.map(({ id }) => id);
}

/** Ids of those with a PIN on a slip: of the student and of those merged into them as the same person (S1). */
export async function listSlips(tx: Tx, studentId: string): Promise<string[]> {
  const isOne = or(eq(students.id, studentId), and(eq(students.mergedInto, studentId), students.mergedPinCounts));
  const rows = await tx
    .select({ id: students.id })
    .from(students)
    .where(and(isOne, isNotNull(students.oneTimePin)));
  return rows.map(({ id }) => id);
}

/** Whether a merge gave both students the same PIN. Equal hashes show this, because each picked PIN has a different hash. */
export async function havePinInCommon(tx: Tx, oneId: string, otherId: string): Promise<boolean> {
  const picked = await tx
    .select({ pinHash: students.pinHash })
    .from(students)
    .where(and(anyOf(students.id, [oneId, otherId]), isNull(students.oneTimePin)));
  return picked.length === 2 && picked[0]?.pinHash === picked[1]?.pinHash;
}

/** Whether a student who is in the class, or was merged into another, has not yet used the slip with this PIN (S1). */
export async function hasSlipWith(tx: Tx, classId: string, oneTimePin: string): Promise<boolean> {
  const isHere = or(isNull(students.removedAt), isNotNull(students.mergedInto));
  const isSlip = and(eq(students.classId, classId), eq(students.oneTimePin, oneTimePin), isHere);
  return (await tx.$count(students, isSlip)) > 0;
}

/** Locks the student's row until the transaction ends; null when there is no such student in this class, or they were removed. */
export async function lockStudent(tx: Tx, classId: string, studentId: string): Promise<StudentSignIn | null> {
  const [row] = await tx
    .select(signInColumns)
    .from(students)
    .where(and(eq(students.id, studentId), eq(students.classId, classId), isNull(students.removedAt)))
    .for("update");
  return row ?? null;
}

export async function isInClass(tx: Tx, classId: string, studentId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: students.id })
    .from(students)
    .where(and(eq(students.id, studentId), eq(students.classId, classId), isNull(students.removedAt)));
  return rows.length > 0;
}

export async function countStudents(tx: Tx, classId: string): Promise<number> {
  return tx.$count(students, and(eq(students.classId, classId), isNull(students.removedAt)));
}

/** For the teacher: all students in the class, by name. */
export async function listStudents(tx: Tx, classId: string) {
  return tx
    .select({
      id: students.id,
      name: students.name,
      oneTimePin: students.oneTimePin,
      onRoster: students.onRoster,
      extraTime: students.extraTime,
      section: students.section,
      lastSeenAt: students.lastSeenAt,
    })
    .from(students)
    .where(and(eq(students.classId, classId), isNull(students.removedAt)))
    .orderBy(asc(students.nameKey));
}

export function listRemoved(tx: Tx, classId: string): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: students.id, name: students.name })
    .from(students)
    .where(and(eq(students.classId, classId), isNotNull(students.removedAt), isNull(students.mergedInto)))
    .orderBy(asc(students.nameKey), asc(students.id));
}

export interface NewStudent {
  name: string;
  nameKey: string;
  pinHash: string;
  oneTimePin: string | null;
  onRoster: boolean;
  /** A keyed hash of the address, for a student who was not on the roster. */
  joinedFrom?: string | null;
  section?: string;
  schoolId?: string;
  email?: string;
}

/** Inserts the students whose name is free in the class, and returns their ids and names. */
export async function insertStudents(
  tx: Tx,
  classId: string,
  given: readonly NewStudent[],
): Promise<{ id: string; name: string }[]> {
  if (given.length === 0) return [];
  return tx
    .insert(students)
    .values(given.map((student) => ({ classId, ...student })))
    .onConflictDoNothing()
    .returning({ id: students.id, name: students.name });
}

export async function changePin(
  tx: Tx,
  studentId: string,
  pin: { pinHash: string; oneTimePin: string | null },
): Promise<void> {
  await tx.update(students).set(pin).where(eq(students.id, studentId));
}

/** `at` null restores the student. */
export async function markRemoved(tx: Tx, studentId: string, at: Date | null): Promise<void> {
  await tx.update(students).set({ removedAt: at }).where(eq(students.id, studentId));
}

/** Whether the name of a removed student is still free in the class. */
export async function isNameFree(tx: Tx, studentId: string): Promise<boolean> {
  const other = alias(students, "other");
  const rows = await tx
    .select({ id: other.id })
    .from(students)
    .innerJoin(
      other,
      and(
        eq(other.classId, students.classId),
        eq(other.nameKey, students.nameKey),
        ne(other.id, students.id),
        isNull(other.removedAt),
      ),
    )
    .where(eq(students.id, studentId));
  return rows.length === 0;
}

/** Returns false when another student in the class has that name. */
export async function setStudentName(tx: Tx, studentId: string, name: string, nameKey: string): Promise<boolean> {
  const other = alias(students, "other");
  const taken = await tx
    .select({ id: other.id })
    .from(students)
    .innerJoin(
      other,
      and(
        eq(other.classId, students.classId),
        eq(other.nameKey, nameKey),
        ne(other.id, students.id),
        isNull(other.removedAt),
      ),
    )
    .where(eq(students.id, studentId));
  if (taken.length > 0) return false;
  await tx.update(students).set({ name, nameKey }).where(eq(students.id, studentId));
  return true;
}

/** Redirects students who were merged into `studentId` to `intoId`. */
export async function redirectMerged(tx: Tx, studentId: string, intoId: string): Promise<void> {
  await tx.update(students).set({ mergedInto: intoId }).where(eq(students.mergedInto, studentId));
}

export async function setMergedInto(tx: Tx, studentId: string, into: string | null): Promise<void> {
  await tx.update(students).set({ mergedInto: into, mergeSeenAt: null }).where(eq(students.id, studentId));
}

/** Sets whether the merged student's own PIN signs in to the student into whom they were merged. */
export async function setMergedPinCounts(tx: Tx, studentId: string, pinCounts: boolean): Promise<void> {
  await tx.update(students).set({ mergedPinCounts: pinCounts }).where(eq(students.id, studentId));
}

export interface LockedStudent {
  id: string;
  name: string;
  nameKey: string;
  /** Whether the student was already removed from the class, so that their ballots did not count. */
  removed: boolean;
}

/** Locks the student, removed or not, and then those who were merged into them. Empty when there is no such student. */
export async function lockWithMerged(tx: Tx, classId: string, studentId: string): Promise<LockedStudent[]> {
  const rows = await tx
    .select({
      id: students.id,
      name: students.name,
      nameKey: students.nameKey,
      removed: sql<boolean>`${students.removedAt} is not null`,
    })
    .from(students)
    .where(
      and(
        eq(students.classId, classId),
        or(and(eq(students.id, studentId), isNull(students.mergedInto)), eq(students.mergedInto, studentId)),
      ),
    )
    .orderBy(sql`${students.mergedInto} nulls first`, students.id)
    .for("update");
  return rows[0]?.id === studentId ? rows : [];
}
