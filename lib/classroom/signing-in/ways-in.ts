/** Q33: the ways in beside the school's account: always there, unless an owner has turned one off; and only while there is a provider for them. */
import { database, transaction, type Tx } from "@/db/client";
import { findWaysOff, setWaysOff } from "@/db/queries/installation";
import { isOwner, lockOwners } from "@/db/queries/privacy/owners";
import { findTeacherLink } from "@/db/queries/signing-in/outside-accounts";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import type { Viewer } from "@/lib/auth/viewer";
import { auditChange } from "@/lib/classroom/privacy/audit";
import { AppError } from "@/lib/errors/errors";

export interface WaysIn {
  /** Teachers' passwords. */
  passwords: boolean;
  /** Students' code, name and PIN. */
  pins: boolean;
}

/** Without a provider there would be no way in at all, so both count then. */
export async function loadWaysIn(tx: Tx = database()): Promise<WaysIn> {
  const provider = providerSettings();
  if (provider === null) return { passwords: true, pins: true };
  const { passwordsOff, pinsOff } = await findWaysOff(tx);
  return { passwords: !(passwordsOff && provider.teachers), pins: !(pinsOff && provider.students) };
}

/** @throws AppError `outside-only-teachers` when teachers' passwords are turned off */
export async function requirePasswords(tx: Tx = database()): Promise<void> {
  if ((await loadWaysIn(tx)).passwords) return;
  throw new AppError("outside-only-teachers", { label: providerSettings()?.label ?? "" });
}

/** @throws AppError `outside-only-students` when code, name and PIN are turned off */
export async function requirePins(): Promise<void> {
  if ((await loadWaysIn()).pins) return;
  throw new AppError("outside-only-students", { label: providerSettings()?.label ?? "" });
}

/**
 * Turns a way on or off. Passwords go off only by an owner who comes in without one, so that nobody shuts themselves out.
 * @throws AppError `way-no-provider`, `way-not-linked`; `not-found` when the caller owns the installation no longer
 */
export async function setWayIn(
  { teacherId }: Viewer & { as: "teacher" },
  { way, on }: { way: keyof WaysIn; on: boolean },
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
    await setWaysOff(tx, way === "passwords" ? { passwordsOff: !on } : { pinsOff: !on });
    await auditChange(tx, { teacherId, classId: null }, on ? `${way}-on` : `${way}-off`, {});
  });
}

/** For `npm run teacher`: turns on both again. */
export async function turnOnWaysIn(): Promise<void> {
  await transaction(async (tx) => {
    await setWaysOff(tx, { passwordsOff: false, pinsOff: false });
    for (const act of ["passwords-on", "pins-on"] as const)
      await auditChange(tx, { teacherId: null, classId: null }, act, {});
  });
}
