import { and, asc, eq, ne, notLike, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { teachers } from "@/db/schema";

/** Lets one transaction at a time make the first account. */
export async function lockSetup(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('crosscase.setup'))`);
}

/** The account that owns the classes of `npm run fixture`. Nobody can sign in to it or register it, and set-up ignores it. */
export const fixtureEmail = "fixture";

const imported = "imported:";
/**
 * The prefix of e-mails of teachers of another installation, by the import that inserted them: they are named with their marks and comments (T14).
 * Nobody can sign in to such an account or register it.
 */
export const importedEmail = (stage: string) => `${imported}${stage}:`;

/** SQL condition: the account belongs to a person of this installation. */
export const isAccountHere = () => and(ne(teachers.email, fixtureEmail), notLike(teachers.email, `${imported}%`));

/** `exporting.values.imported` of messages/en.json, which browser tests can't load with the queries. */
export const importedWord = "imported";

/** A teacher's name beside what they did. For a teacher of another installation, with the word "imported", since a file may name anybody (T14). */
export const shownTeacherName = sql<string>`case when starts_with(${teachers.email}, ${imported}) then ${teachers.name} || ${` (${importedWord})`} else ${teachers.name} end`;

export async function insertImportedTeachers(
  tx: Tx,
  given: readonly { id: string; name: string }[],
  stage: string,
  passwordHash: string,
): Promise<void> {
  if (given.length === 0) return;
  await tx
    .insert(teachers)
    .values(given.map(({ id, name }) => ({ id, name, email: importedEmail(stage) + id, passwordHash })));
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
    .where(isAccountHere())
    .orderBy(asc(teachers.createdAt));
}

/** Returns the id, or null when an account has this e-mail. */
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

/** Returns false when somebody else has that e-mail. */
export async function changeAccount(
  tx: Tx,
  teacherId: string,
  account: { name: string; email: string; passwordHash: string },
): Promise<boolean> {
  const [other] = await tx
    .select({ id: teachers.id })
    .from(teachers)
    .where(and(eq(teachers.email, account.email), ne(teachers.id, teacherId)));
  if (other !== undefined) return false;
  await tx.update(teachers).set(account).where(eq(teachers.id, teacherId));
  return true;
}

export async function findTeacherNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: teachers.id, name: shownTeacherName })
    .from(teachers)
    .where(anyOf(teachers.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
