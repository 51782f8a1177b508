import { and, asc, desc, eq, gt, inArray, isNull, ne, notLike, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { teacherLinks, teachers } from "@/db/schema";

export type LinkPurpose = "invite" | "reset";

/** Lets one transaction at a time make the first account. */
export async function lockSetup(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('crosscase.setup'))`);
}

/** The account that owns the classes of `npm run fixture`. Nobody can sign in to it or register it, and set-up ignores it. */
export const fixtureEmail = "fixture";

/** T14: begins the e-mail of a teacher of another installation, who is named with their marks and comments. Nobody can sign in to it or register it. */
const importedEmail = "imported:";

export async function insertImportedTeachers(
  tx: Tx,
  given: readonly { id: string; name: string }[],
  passwordHash: string,
): Promise<void> {
  if (given.length === 0) return;
  await tx
    .insert(teachers)
    .values(given.map(({ id, name }) => ({ id, name, email: importedEmail + id, passwordHash })));
}

export async function hasTeachers(tx: Tx): Promise<boolean> {
  const rows = await tx.select({ id: teachers.id }).from(teachers).where(ne(teachers.email, fixtureEmail)).limit(1);
  return rows.length > 0;
}

export async function findTeacherByEmail(tx: Tx, email: string) {
  const [row] = await tx
    .select({ id: teachers.id, name: teachers.name, email: teachers.email, passwordHash: teachers.passwordHash })
    .from(teachers)
    .where(eq(teachers.email, email));
  return row ?? null;
}

/** Locks the teacher's row until the transaction ends, so that a sign-in and a password reset do not overlap. */
export async function lockTeacher(tx: Tx, teacherId: string): Promise<{ email: string; passwordHash: string } | null> {
  const [row] = await tx
    .select({ email: teachers.email, passwordHash: teachers.passwordHash })
    .from(teachers)
    .where(eq(teachers.id, teacherId))
    .for("update");
  return row ?? null;
}

export async function listTeachers(tx: Tx) {
  return tx
    .select({ id: teachers.id, name: teachers.name, email: teachers.email, createdAt: teachers.createdAt })
    .from(teachers)
    .where(and(ne(teachers.email, fixtureEmail), notLike(teachers.email, `${importedEmail}%`)))
    .orderBy(asc(teachers.createdAt));
}

/** Returns the id, or null when the email has an account. */
export async function insertTeacher(
  tx: Tx,
  teacher: { email: string; name: string; passwordHash: string; ownerSince?: Date },
): Promise<string | null> {
  const [row] = await tx
    .insert(teachers)
    .values(teacher)
    .onConflictDoNothing({ target: teachers.email })
    .returning({ id: teachers.id });
  return row?.id ?? null;
}

export async function changePassword(tx: Tx, teacherId: string, passwordHash: string): Promise<void> {
  await tx.update(teachers).set({ passwordHash }).where(eq(teachers.id, teacherId));
}

export async function insertLink(
  tx: Tx,
  link: { tokenHash: string; purpose: LinkPurpose; teacherId: string | null; expiresAt: Date },
): Promise<void> {
  await tx.insert(teacherLinks).values(link);
}

const unused = (now: Date) =>
  and(isNull(teacherLinks.usedAt), isNull(teacherLinks.revokedAt), gt(teacherLinks.expiresAt, now));

/** Finds a link that can still be used; for a reset, with its teacher. */
export async function findLink(tx: Tx, purpose: LinkPurpose, tokenHash: string, now: Date) {
  const [row] = await tx
    .select({ id: teacherLinks.id, teacherId: teacherLinks.teacherId, name: teachers.name, email: teachers.email })
    .from(teacherLinks)
    .leftJoin(teachers, eq(teachers.id, teacherLinks.teacherId))
    .where(and(eq(teacherLinks.tokenHash, tokenHash), eq(teacherLinks.purpose, purpose), unused(now)));
  return row ?? null;
}

/** Marks the link used; null when someone else was first, or it can no longer be used. */
export async function useLinkOnce(
  tx: Tx,
  purpose: LinkPurpose,
  tokenHash: string,
  now: Date,
): Promise<{ teacherId: string | null } | null> {
  const [row] = await tx
    .update(teacherLinks)
    .set({ usedAt: now })
    .where(and(eq(teacherLinks.tokenHash, tokenHash), eq(teacherLinks.purpose, purpose), unused(now)))
    .returning({ teacherId: teacherLinks.teacherId });
  return row ?? null;
}

/** Invitations this teacher made that nobody has used yet, newest first. */
export async function listInvitations(tx: Tx, teacherId: string, now: Date) {
  return tx
    .select({ id: teacherLinks.id, createdAt: teacherLinks.createdAt, expiresAt: teacherLinks.expiresAt })
    .from(teacherLinks)
    .where(and(eq(teacherLinks.teacherId, teacherId), eq(teacherLinks.purpose, "invite"), unused(now)))
    .orderBy(desc(teacherLinks.createdAt));
}

export async function revokeInvitation(tx: Tx, teacherId: string, linkId: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(teacherLinks)
    .set({ revokedAt: now })
    .where(
      and(
        eq(teacherLinks.id, linkId),
        eq(teacherLinks.teacherId, teacherId),
        eq(teacherLinks.purpose, "invite"),
        unused(now),
      ),
    )
    .returning({ id: teacherLinks.id });
  return rows.length > 0;
}

/** Earlier reset links of a teacher stop working when a new one is made, or one is used. */
export async function revokeResets(tx: Tx, teacherId: string, now: Date): Promise<void> {
  await tx
    .update(teacherLinks)
    .set({ revokedAt: now })
    .where(and(eq(teacherLinks.teacherId, teacherId), eq(teacherLinks.purpose, "reset"), unused(now)));
}

export async function findTeacherNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: teachers.id, name: teachers.name })
    .from(teachers)
    .where(inArray(teachers.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
