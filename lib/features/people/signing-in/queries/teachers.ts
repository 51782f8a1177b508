import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { fixtureEmail, importedEmail, isAccountHere } from "@/lib/activity/queries/teacher-names";
import { teachers } from "@/db/schema";

/** Lets one transaction at a time make the first account. */
export async function lockSetup(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('crosscase.setup'))`);
}

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
    .select({
      id: teachers.id,
      name: teachers.name,
      email: teachers.email,
      createdAt: teachers.createdAt,
      disabledAt: teachers.disabledAt,
    })
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
