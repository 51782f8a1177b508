/**
 * The sign-in methods beside the school's account (Q33). Each is on unless an owner has turned it off, and it is off only while a provider serves the
 * same people.
 */
import { database, transaction, type Tx } from "@/db/client";
import { findDisabledSignInMethods, setDisabledSignInMethods } from "@/lib/auth/queries/installation";
import { isOwner, lockOwners } from "@/lib/activity/queries/owners";
import { findTeacherLink } from "./queries/outside-accounts";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import type { Viewer } from "@/lib/auth/viewer";
import { auditChange } from "@/lib/activity/audit";
import { AppError } from "@/lib/errors/errors";

export interface SignInMethods {
  /** Teachers' passwords. */
  passwords: boolean;
  /** Students' code, name and PIN. */
  pins: boolean;
}

/** Without a provider both methods are on, because otherwise nobody could sign in. */
export async function loadSignInMethods(tx: Tx = database()): Promise<SignInMethods> {
  const provider = providerSettings();
  if (provider === null) return { passwords: true, pins: true };
  const { passwordsOff, pinsOff } = await findDisabledSignInMethods(tx);
  return { passwords: !(passwordsOff && provider.teachers), pins: !(pinsOff && provider.students) };
}

/** @throws AppError `outside-only-teachers` when teachers' passwords are turned off */
export async function requirePasswords(tx: Tx = database()): Promise<void> {
  if ((await loadSignInMethods(tx)).passwords) return;
  throw new AppError("outside-only-teachers", { label: providerSettings()?.label ?? "" });
}

/** @throws AppError `outside-only-students` when code, name and PIN are turned off */
export async function requirePins(): Promise<void> {
  if ((await loadSignInMethods()).pins) return;
  throw new AppError("outside-only-students", { label: providerSettings()?.label ?? "" });
}

/**
 * Turns a sign-in method on or off. Only an owner who has linked the school's account can turn passwords off, so that owners do not lock themselves
 * out.
 * @throws AppError `way-no-provider`, `way-not-linked`; `not-found` when the caller owns the installation no longer
 */
export async function setSignInMethod(
  { teacherId }: Viewer & { as: "teacher" },
  { way, on }: { way: keyof SignInMethods; on: boolean },
): Promise<void> {
  const provider = providerSettings();
  await transaction(async (tx) => {
    await lockOwners(tx);
    if (!(await isOwner(tx, teacherId))) throw new AppError("not-found");
    if (!on) {
      const serves = way === "passwords" ? provider?.teachers : provider?.students;
      if (provider === null || serves !== true) throw new AppError("way-no-provider");
      if (way === "passwords" && (await findTeacherLink(tx, teacherId, provider.issuer)) === null)
        throw new AppError("way-not-linked", { label: provider.label });
    }
    await setDisabledSignInMethods(tx, way === "passwords" ? { passwordsOff: !on } : { pinsOff: !on });
    await auditChange(tx, { teacherId, classId: null }, on ? `${way}-on` : `${way}-off`, {});
  });
}

/** For `npm run teacher`: turns both methods on again. */
export async function turnOnSignInMethods(): Promise<void> {
  await transaction(async (tx) => {
    await setDisabledSignInMethods(tx, { passwordsOff: false, pinsOff: false });
    for (const act of ["passwords-on", "pins-on"] as const)
      await auditChange(tx, { teacherId: null, classId: null }, act, {});
  });
}
