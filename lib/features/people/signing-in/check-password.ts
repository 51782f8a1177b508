/** Checks the password of a teacher who signs in or links an outside account, and throttles wrong ones (T1, Q33). */
import { database } from "@/db/client";
import { findTeacherByEmail } from "./queries/teachers";
import { noPasswordHash, verifySecret } from "@/lib/auth/hashing";
import { passwordThrottleFor } from "@/lib/auth/known-browser";
import { chargeWrongPassword, checkSecret, passwordsWait } from "@/lib/auth/throttle";
import type { Viewer } from "@/lib/auth/viewer";
import { auditRefusedPasswords } from "@/lib/activity/audit";
import { AppError } from "@/lib/errors/errors";
import { freeMisses, roundWait } from "@/lib/auth/rules/throttle";

type Teacher = Viewer & { as: "teacher" };

/** The origin of a password: the cookies, by which the browser may be known, and the address (from `addressKey`). */
export interface PasswordOrigin {
  cookies: Record<string, string>;
  address: string | null;
}

/**
 * Returns the teacher whose email (tidied) and password these are. A known browser is not throttled by address.
 * @throws AppError `wrong-password`, `password-wait` and `passwords-wait` (the same for an unknown email, after the same time), `busy`
 */
export async function checkPassword(
  given: { email: string; password: string },
  { cookies, address }: PasswordOrigin,
): Promise<{ id: string; passwordHash: string }> {
  const { key, known } = passwordThrottleFor(given.email, cookies);
  const payer = known ? null : address;
  const waitHere = async () => (payer === null ? 0 : passwordsWait(payer));
  refuseHere(await waitHere());
  const found = await findTeacherByEmail(database(), given.email);
  const judged = await checkSecret(key, async () => {
    const right = await verifySecret(found?.passwordHash ?? null, given.password, address);
    // As in `checkSecret`: parallel tries must learn no more than tries in turn.
    if (right) refuseHere(await waitHere());
    return right;
  });
  if (judged.is === "wrong") await auditRun(judged.misses, found);
  if (judged.is === "wrong" && payer !== null) {
    refuseHere(await chargeWrongPassword(payer));
    if ((await waitHere()) > 0) await auditRefusedPasswords("passwords-refused-place");
  }
  if (judged.is !== "right" && judged.wait > 0) throw new AppError("password-wait", roundWait(judged.wait));
  if (found === null || judged.is !== "right") throw new AppError("wrong-password");
  return found;
}

/** Adds a line to the audit log at the wrong password that is the first to cost a wait, and none for those after it (Q34). */
async function auditRun(misses: number, teacher: { name: string } | null): Promise<void> {
  if (misses !== freeMisses + 1) return;
  if (teacher === null) await auditRefusedPasswords("passwords-refused-unknown");
  else await auditRefusedPasswords("passwords-refused", teacher.name);
}

function refuseHere(wait: number): void {
  if (wait > 0) throw new AppError("passwords-wait", roundWait(wait));
}

/** Whether the hash is of a password. An account that was made with an outside account has none until one is set. */
export const isPasswordHash = (passwordHash: string) => passwordHash !== noPasswordHash;

/** Whether the teacher's account has a password. */
export async function hasPassword({ email }: Teacher): Promise<boolean> {
  const found = await findTeacherByEmail(database(), email);
  return found === null || isPasswordHash(found.passwordHash);
}

/**
 * A teacher who links an account gives the password of their account here again, if it has one, because somebody may have found their device unlocked
 * (Q33).
 * @throws AppError as `checkLinkPassword`
 */
export async function provePassword(teacher: Teacher, password: string, origin: PasswordOrigin): Promise<void> {
  if (await hasPassword(teacher)) await checkLinkPassword(teacher.email, password, origin);
}

/** Returns the hash of the account's password. @throws AppError `link-password-wrong`, `link-password-wait`, `busy` */
export async function checkLinkPassword(email: string, password: string, origin: PasswordOrigin): Promise<string> {
  try {
    return (await checkPassword({ email, password }, origin)).passwordHash;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, values } = error;
    if (code === "wrong-password") throw new AppError("link-password-wrong", { email }, "password");
    throw code === "password-wait" || code === "passwords-wait"
      ? new AppError("link-password-wait", values, "password")
      : error;
  }
}
