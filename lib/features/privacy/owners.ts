/** Owners of the installation add and remove other owners; the last one stays (Q34). */
import { database, transaction } from "@/db/client";
import * as rows from "@/lib/activity/queries/owners";
import { findBackupTimes } from "@/lib/auth/queries/installation";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { findNewestBackup } from "@/lib/process/newest-backup";
import { isLastOwner } from "./rules/accounts";
import { auditChange } from "@/lib/activity/audit";

type Owner = Viewer & { as: "teacher" };

export function listPossibleOwners(): Promise<rows.PossibleOwner[]> {
  return rows.listPossibleOwners(database());
}

export function ownsInstallation(teacherId: string): Promise<boolean> {
  return rows.isOwner(database(), teacherId);
}

export function countRetention(): Promise<{ classes: number; names: number; work: number }> {
  return rows.countRetention(database());
}

/** @throws AppError `teacher-gone`, `last-owner`; `not-found` when the caller owns it no longer */
export async function setOwner(
  { teacherId }: Owner,
  given: { teacherId: string; owner: boolean },
  now = currentTime(),
): Promise<void> {
  await transaction(async (tx) => {
    await rows.lockOwners(tx);
    const teachers = await rows.listPossibleOwners(tx);
    requireOwnerIn(teachers, teacherId);
    const found = teachers.find(({ id }) => id === given.teacherId);
    if (found === undefined) throw new AppError("teacher-gone");
    if ((found.ownerSince !== null) === given.owner) return;
    if (!given.owner && isLastOwner(teachers, found.id)) throw new AppError("last-owner");
    await rows.setOwnerSince(tx, found.id, given.owner ? now : null);
    const act = given.owner ? "owner-add" : "owner-end";
    await auditChange(tx, { teacherId, classId: null }, act, { detail: found.name }, now);
  });
}

/** Checks, while owners are locked, that the caller owns the installation still. @throws AppError `not-found` */
export function requireOwnerIn(teachers: readonly rows.PossibleOwner[], teacherId: string): void {
  if (!teachers.some(({ id, ownerSince }) => id === teacherId && ownerSince !== null)) throw new AppError("not-found");
}

export interface ShownBackups {
  /** When the newest backup in BACKUP_DIR was made; null when there is no backup, or no folder. */
  newest: Date | null;
  /** When the newest daily backup was made that was verified; null when none was. */
  verified: Date | null;
}

/** null when BACKUP_DIR is not set. */
export async function loadBackups(): Promise<ShownBackups | null> {
  const folder = process.env.BACKUP_DIR;
  if (folder === undefined || folder === "") return null;
  return { newest: findNewestBackup(folder), verified: (await findBackupTimes()).verifiedAt };
}
