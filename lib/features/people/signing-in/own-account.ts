/** A teacher changes the name, e-mail and password of their own account (T1). */
import { database, transaction } from "@/db/client";
import { revokeResets } from "./queries/teacher-links";
import { changeAccount as storeAccount, findTeacherByEmail, lockTeacher } from "./queries/teachers";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { endSessionsOf } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { auditChange } from "@/lib/activity/audit";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { checkPassword, isPasswordHash, type PasswordOrigin } from "./check-password";
import { checkNameAndEmail, hashPassword } from "./teachers";

export interface AccountChange {
  name: string;
  email: string;
  /** "" leaves the password as it is. */
  newPassword: string;
  /** The present password. */
  password: string;
}

/**
 * A new e-mail or password ends the teacher's other sessions and open reset links. An account without a password, which the school's account opens,
 * changes its name only. Returns the (tidied) e-mail.
 * @throws AppError at the field, `own-password-wrong`, `own-password-wait`, `email-taken`, `busy`
 */
export async function changeAccount(
  teacher: Viewer & { as: "teacher" },
  given: AccountChange,
  origin: PasswordOrigin,
): Promise<string> {
  const { teacherId } = teacher;
  const { name, email } = checkNameAndEmail(given);
  const stored = await findTeacherByEmail(database(), teacher.email);
  if (stored === null) throw new AppError("own-password-wrong", {}, "password"); // The e-mail was changed in another window.
  const isOpen = isPasswordHash(stored.passwordHash);
  if (isOpen) await checkOwnPassword(teacher.email, given.password, origin);
  const passwordHash =
    isOpen && given.newPassword !== "" ? await hashPassword(given.newPassword, "newPassword") : stored.passwordHash;
  const ended = await transaction(async (tx) => {
    const now = await lockTeacher(tx, teacherId);
    if (now?.email !== teacher.email || now.passwordHash !== stored.passwordHash)
      throw new AppError("own-password-wrong", {}, "password");
    const next = { name, email: isOpen ? email : now.email, passwordHash };
    const changed = [
      ...(name === stored.name ? [] : ["name"]),
      ...(next.email === now.email ? [] : ["e-mail"]),
      ...(passwordHash === now.passwordHash ? [] : ["password"]),
    ];
    if (changed.length === 0) return [];
    if (!(await storeAccount(tx, teacherId, next))) throw new AppError("email-taken", {}, "email");
    await auditChange(tx, { teacherId, classId: null }, "account", { detail: changed.join(", ") });
    if (changed.length === 1 && changed[0] === "name") return [];
    await revokeResets(tx, teacherId, currentTime());
    return endSessionsOf(tx, { teacherId }, teacher.sessionId);
  });
  publishEndedSessions(ended);
  return isOpen ? email : teacher.email;
}

/** Throttled like a sign-in. */
async function checkOwnPassword(email: string, password: string, origin: PasswordOrigin): Promise<void> {
  try {
    await checkPassword({ email, password }, origin);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, values } = error;
    if (code === "wrong-password") throw new AppError("own-password-wrong", {}, "password");
    throw code === "password-wait" || code === "passwords-wait"
      ? new AppError("own-password-wait", values, "password")
      : error;
  }
}
