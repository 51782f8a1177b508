/** Outside accounts, and the teachers and students to whom they are linked (Q33). */
import { and, desc, eq, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { outsideAccounts, students } from "@/db/schema";
import type { OutsideAccount } from "@/lib/auth/rules/outside-account";

const isAccount = ({ issuer, subject }: OutsideAccount) =>
  and(eq(outsideAccounts.issuer, issuer), eq(outsideAccounts.subject, subject));

/** The teacher to whom the account is linked. */
export async function findLinkedTeacher(tx: Tx, account: OutsideAccount): Promise<string | null> {
  const [row] = await tx
    .select({ id: outsideAccounts.teacherId })
    .from(outsideAccounts)
    .where(and(isAccount(account), isNull(outsideAccounts.classId)));
  return row?.id ?? null;
}

/** When an account of the issuer was linked to the teacher; null when none is. */
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

/** Returns false when no account was linked. */
export async function unlinkTeacher(tx: Tx, teacherId: string, issuer: string): Promise<boolean> {
  const rows = await tx
    .delete(outsideAccounts)
    .where(and(eq(outsideAccounts.teacherId, teacherId), eq(outsideAccounts.issuer, issuer)))
    .returning({ id: outsideAccounts.id });
  return rows.length > 0;
}

/** Returns the issuers of the accounts that were unlinked. */
export async function unlinkTeacherFromAll(tx: Tx, teacherId: string): Promise<string[]> {
  const rows = await tx
    .delete(outsideAccounts)
    .where(eq(outsideAccounts.teacherId, teacherId))
    .returning({ issuer: outsideAccounts.issuer });
  return rows.map(({ issuer }) => issuer);
}

/** The student of the class to whom the account is linked, or into whom that student was merged as the same person. null when there is no such student. */
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

/** Students of the class with this e-mail address (in lower case), and whether an account of the issuer is linked to them. */
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

/** Links the account, in place of a link to a removed student. False when the account, or another account of the issuer for this student, is linked already. */
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

/** Unlinks the accounts of a student and of those merged into them. Returns how many were linked. */
export async function unlinkStudents(tx: Tx, studentIds: readonly string[]): Promise<number> {
  const rows = await tx
    .delete(outsideAccounts)
    .where(anyOf(outsideAccounts.studentId, studentIds))
    .returning({ id: outsideAccounts.id });
  return rows.length;
}

/** Students of the class to whom any account is linked, directly or through a student merged into them. */
export async function listLinked(tx: Tx, classId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ id: students.id, mergedInto: students.mergedInto })
    .from(outsideAccounts)
    .innerJoin(students, eq(students.id, outsideAccounts.studentId))
    .where(eq(outsideAccounts.classId, classId));
  return new Set(rows.map(({ id, mergedInto }) => mergedInto ?? id));
}

/** The issuer's account of each student of the class. For a student who joined twice, their own account, else the one that was linked first. */
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
    // Of several accounts of a student, the last row wins in the map.
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
