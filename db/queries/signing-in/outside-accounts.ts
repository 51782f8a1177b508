/** Q33: accounts from outside, and whom they are linked to. */
import { and, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { outsideAccounts, students } from "@/db/schema";

/** An account from outside, as its issuer names it. */
export interface OutsideAccount {
  issuer: string;
  subject: string;
}

const isAccount = ({ issuer, subject }: OutsideAccount) =>
  and(eq(outsideAccounts.issuer, issuer), eq(outsideAccounts.subject, subject));

/** The teacher it is linked to. */
export async function findLinkedTeacher(tx: Tx, account: OutsideAccount): Promise<string | null> {
  const [row] = await tx
    .select({ id: outsideAccounts.teacherId })
    .from(outsideAccounts)
    .where(and(isAccount(account), isNull(outsideAccounts.classId)));
  return row?.id ?? null;
}

/** When an account of the issuer was linked to the teacher; null: none is. */
export async function findTeacherLink(tx: Tx, teacherId: string, issuer: string): Promise<{ linkedAt: Date } | null> {
  const [row] = await tx
    .select({ linkedAt: outsideAccounts.linkedAt })
    .from(outsideAccounts)
    .where(and(eq(outsideAccounts.teacherId, teacherId), eq(outsideAccounts.issuer, issuer)));
  return row ?? null;
}

/** False when the account, or another account of the issuer for the same teacher, is linked already. */
export async function linkTeacher(tx: Tx, account: OutsideAccount, teacherId: string, now: Date): Promise<boolean> {
  const { issuer, subject } = account;
  const rows = await tx
    .insert(outsideAccounts)
    .values({ issuer, subject, teacherId, linkedAt: now })
    .onConflictDoNothing()
    .returning({ id: outsideAccounts.id });
  return rows.length > 0;
}

/** Returns false when none was linked. */
export async function unlinkTeacher(tx: Tx, teacherId: string, issuer: string): Promise<boolean> {
  const rows = await tx
    .delete(outsideAccounts)
    .where(and(eq(outsideAccounts.teacherId, teacherId), eq(outsideAccounts.issuer, issuer)))
    .returning({ id: outsideAccounts.id });
  return rows.length > 0;
}

/** Returns the issuers of those that were linked. */
export async function unlinkTeacherFromAll(tx: Tx, teacherId: string): Promise<string[]> {
  const rows = await tx
    .delete(outsideAccounts)
    .where(eq(outsideAccounts.teacherId, teacherId))
    .returning({ issuer: outsideAccounts.issuer });
  return rows.map(({ issuer }) => issuer);
}

/** The student of the class that it is linked to, or the one whom that one was merged into as the same person; null: none who is there. */
export async function findLinkedStudent(tx: Tx, account: OutsideAccount, classId: string): Promise<string | null> {
  const [row] = await tx
    .select({
      id: students.id,
      removedAt: students.removedAt,
      mergedInto: students.mergedInto,
      pinCounts: students.mergedPinCounts,
    })
    .from(outsideAccounts)
    .innerJoin(students, eq(students.id, outsideAccounts.studentId))
    .where(and(isAccount(account), eq(outsideAccounts.classId, classId)));
  if (row === undefined) return null;
  if (row.removedAt === null) return row.id;
  return row.pinCounts ? row.mergedInto : null;
}

/** Students of the class with this e-mail address (in small letters), and whether an account of the issuer is linked to them. */
export async function findStudentsByEmail(
  tx: Tx,
  classId: string,
  email: string,
  issuer: string,
): Promise<{ id: string; linked: boolean; hasPassword: false }[]> {
  const rows = await tx
    .select({ id: students.id, linkId: outsideAccounts.id })
    .from(students)
    .leftJoin(outsideAccounts, and(eq(outsideAccounts.studentId, students.id), eq(outsideAccounts.issuer, issuer)))
    .where(and(eq(students.classId, classId), isNull(students.removedAt), eq(sql`lower(${students.email})`, email)));
  return rows.map(({ id, linkId }) => ({ id, linked: linkId !== null, hasPassword: false }));
}

/** A link to a student who was removed gives way. False when the account, or another account of the issuer for this student, is linked already. */
export async function linkStudent(
  tx: Tx,
  account: OutsideAccount,
  { studentId, classId }: { studentId: string; classId: string },
  now: Date,
): Promise<boolean> {
  const removed = tx
    .select({ id: students.id })
    .from(students)
    .where(and(eq(students.classId, classId), isNotNull(students.removedAt)));
  await tx
    .delete(outsideAccounts)
    .where(and(isAccount(account), eq(outsideAccounts.classId, classId), inArray(outsideAccounts.studentId, removed)));
  const { issuer, subject } = account;
  const rows = await tx
    .insert(outsideAccounts)
    .values({ issuer, subject, studentId, classId, linkedAt: now })
    .onConflictDoNothing()
    .returning({ id: outsideAccounts.id });
  return rows.length > 0;
}

/** Of the student and of those merged into them. Returns how many were linked. */
export async function unlinkStudents(tx: Tx, studentIds: readonly string[]): Promise<number> {
  const rows = await tx
    .delete(outsideAccounts)
    .where(anyOf(outsideAccounts.studentId, studentIds))
    .returning({ id: outsideAccounts.id });
  return rows.length;
}

/** Students of the class to whom any account is linked, or to whom one was merged that has one. */
export async function listLinked(tx: Tx, classId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ id: students.id, mergedInto: students.mergedInto })
    .from(outsideAccounts)
    .innerJoin(students, eq(students.id, outsideAccounts.studentId))
    .where(eq(outsideAccounts.classId, classId));
  return new Set(rows.map(({ id, mergedInto }) => mergedInto ?? id));
}

/** The issuer's accounts that open a student of the class, by student; of one who joined twice their own, else the one that was linked first. */
export async function listStudentAccounts(tx: Tx, classId: string, issuer: string): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: students.id, mergedInto: students.mergedInto, subject: outsideAccounts.subject })
    .from(outsideAccounts)
    .innerJoin(students, eq(students.id, outsideAccounts.studentId))
    .where(
      and(
        eq(outsideAccounts.classId, classId),
        eq(outsideAccounts.issuer, issuer),
        or(isNull(students.removedAt), and(isNotNull(students.mergedInto), students.mergedPinCounts)),
      ),
    )
    // Of several the last one counts.
    .orderBy(isNull(students.mergedInto), desc(outsideAccounts.linkedAt), desc(outsideAccounts.id));
  return new Map(rows.map(({ id, mergedInto, subject }) => [mergedInto ?? id, subject]));
}

/** Issuers whose accounts are linked to the teacher. */
export async function listTeacherIssuers(tx: Tx, teacherId: string): Promise<{ issuer: string; linkedAt: Date }[]> {
  return tx
    .select({ issuer: outsideAccounts.issuer, linkedAt: outsideAccounts.linkedAt })
    .from(outsideAccounts)
    .where(eq(outsideAccounts.teacherId, teacherId))
    .orderBy(outsideAccounts.linkedAt);
}
