/** Accounts of teachers: the first one, signing in, forgotten passwords. Used by pages and by `npm run teacher`. */
import { database, transaction, type Tx } from "@/db/client";
import * as rows from "./queries/teachers";
import * as links from "./queries/teacher-links";
import { deleteThrottles } from "@/lib/auth/queries/throttles";
import { isTeacherDisabled } from "@/lib/auth/queries/sessions";
import { hashSecret } from "@/lib/auth/hashing";
import { passwordThrottleFor } from "@/lib/auth/known-browser";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { createSession, endSessionsOf, endSurplusSessions } from "@/lib/auth/session";
import { isSetupKey } from "@/lib/auth/setup-key";
import { auditChange } from "@/lib/activity/audit";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { nameFault, tidyName } from "@/lib/features/people/joining/rules/names";
import { emailFault, tidyEmail } from "@/lib/auth/rules/emails";
import { isPassword } from "./rules/secrets";
import { checkPassword } from "./check-password";
import { hashToken, makeLink, requireLink } from "./links";
import { unlinkAllOfTeacher } from "./unlink-teacher";
import { requirePasswords } from "./sign-in-methods";

const resetMs = 60 * 60 * 1000;

export interface SignedIn {
  sessionId: string;
  /** The tidied email, by which the browser is known from now on. */
  account: string;
}

export interface NewTeacher {
  name: string;
  email: string;
  password: string;
}

/** Whether there is a teacher (T1). Until then, `/setup` makes the first. */
export async function isSetUp(): Promise<boolean> {
  return rows.hasTeachers(database());
}

/** Makes the first teacher and signs in. @throws AppError `setup-key`, `setup-done`, or what is wrong with a field. */
export async function setUpFirstTeacher(key: string, given: NewTeacher): Promise<SignedIn> {
  if (!isSetupKey(key)) throw new AppError("setup-key");
  if (await isSetUp()) throw new AppError("setup-done");
  const teacher = await validateNewTeacher(given);
  return transaction(async (tx) => {
    await rows.lockSetup(tx);
    if (await rows.hasTeachers(tx)) throw new AppError("setup-done");
    return signInNewTeacher(tx, teacher);
  });
}

/**
 * Signs a teacher in. A browser known by its `cookies` is not throttled by `address` (of `addressKey`).
 * @throws AppError `outside-only-teachers`, `wrong-password`, `password-wait` and `passwords-wait` (the same for an unknown email, after the same time), `busy`
 */
export async function signInTeacher(
  given: { email: string; password: string },
  cookies: Record<string, string> = {},
  address: string | null = null,
): Promise<SignedIn> {
  await requirePasswords();
  const email = tidyEmail(given.email);
  const found = await checkPassword({ email, password: given.password }, { cookies, address });
  const sessionId = await transaction(async (tx) => {
    const now = await rows.lockTeacher(tx, found.id);
    if (now?.passwordHash !== found.passwordHash) throw new AppError("wrong-password"); // The password was reset in between.
    await auditChange(tx, { teacherId: found.id, classId: null }, "sign-in", {});
    return createSession(tx, { teacherId: found.id });
  });
  await endSurplusSessions({ teacherId: found.id });
  return { sessionId, account: email };
}

/**
 * For `npm run teacher`: a one-time link (1 h) to set a new password. null when no teacher has this email.
 * @throws AppError as `makeResetIn`
 */
export async function makeResetToken(email: string): Promise<string | null> {
  const teacher = await rows.findTeacherByEmail(database(), tidyEmail(email));
  return teacher === null ? null : transaction((tx) => makeResetIn(tx, teacher, null));
}

/**
 * Makes a one-time link (1 h) to set a new password; earlier ones stop working.
 * @param ownerId who hands out the link; null: the command line
 * @throws AppError `teacher-disabled`
 */
export async function makeResetIn(
  tx: Tx,
  { id, name }: { id: string; name: string },
  ownerId: string | null,
): Promise<string> {
  if (await isTeacherDisabled(tx, id)) throw new AppError("teacher-disabled", { name });
  await links.revokeResets(tx, id, currentTime());
  await auditChange(tx, { teacherId: ownerId, classId: null }, "reset-made", { detail: name });
  return makeLink(tx, { purpose: "reset", teacherId: id, lastsMs: resetMs });
}

/**
 * Sets the new password, ends all sessions of the teacher, unlinks their accounts from outside, clears throttles, and signs in here.
 * @throws AppError `link-gone`, `account-disabled`, `password-shape`
 */
export async function resetPassword(token: string, password: string): Promise<SignedIn> {
  await requireLink("reset", token);
  const passwordHash = await hashPassword(password);
  const { ended, ...signedIn } = await transaction(async (tx) => {
    const link = await links.useLinkOnce(tx, "reset", hashToken(token), currentTime());
    const teacher = link?.teacherId == null ? null : await rows.lockTeacher(tx, link.teacherId);
    if (link?.teacherId == null || teacher === null) throw new AppError("link-gone");
    await deleteThrottles(tx, passwordThrottleFor(teacher.email).key);
    await rows.changePassword(tx, link.teacherId, passwordHash);
    await links.revokeResets(tx, link.teacherId, currentTime());
    await auditChange(tx, { teacherId: link.teacherId, classId: null }, "reset-used", {});
    await unlinkAllOfTeacher(tx, link.teacherId);
    const ended = await endSessionsOf(tx, { teacherId: link.teacherId });
    return { sessionId: await createSession(tx, { teacherId: link.teacherId }), account: teacher.email, ended };
  });
  publishEndedSessions(ended);
  return signedIn;
}

/** For `npm run teacher -- list`. */
export async function listTeachers() {
  return rows.listTeachers(database());
}

/** @throws AppError `email-taken` */
export async function signInNewTeacher(
  tx: Tx,
  teacher: Parameters<typeof rows.insertTeacher>[1],
): Promise<SignedIn & { teacherId: string }> {
  const teacherId = await insertTeacher(tx, teacher);
  return { teacherId, sessionId: await createSession(tx, { teacherId }), account: teacher.email };
}

async function insertTeacher(tx: Tx, teacher: Parameters<typeof rows.insertTeacher>[1]): Promise<string> {
  // The first teacher owns the installation, whether set up or invited by `npm run teacher` (Q34).
  const isFirst = !(await rows.hasTeachers(tx));
  const id = await rows.insertTeacher(tx, { ...teacher, ...(isFirst ? { ownerSince: currentTime() } : {}) });
  if (id === null) throw new AppError("email-taken", {}, "email");
  if (isFirst) await auditChange(tx, { teacherId: id, classId: null }, "owner-first", {});
  return id;
}

/** Validates the fields, then hashes the password. @throws AppError at the field */
export async function validateNewTeacher(given: NewTeacher) {
  return { ...checkNameAndEmail(given), passwordHash: await hashPassword(given.password) };
}

/** Both tidied. @throws AppError at the field */
export function checkNameAndEmail(given: { name: string; email: string }): { name: string; email: string } {
  const name = tidyName(given.name);
  const fault = nameFault(name);
  if (fault !== null) throw new AppError(`teacher-name-${fault}`, {}, "name");
  const wrong = emailFault(given.email);
  if (wrong !== null) throw new AppError(`email-${wrong}`, {}, "email");
  return { name, email: tidyEmail(given.email) };
}

export async function hashPassword(password: string, field = "password"): Promise<string> {
  if (!isPassword(password)) throw new AppError("password-shape", {}, field);
  return hashSecret(password);
}
