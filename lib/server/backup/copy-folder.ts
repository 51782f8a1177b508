/**
 * Temporary folders, each for a command that works with a copy of the database. Each has a lock, so that folders left by killed commands are
 * recognised and removed.
 */
import { existsSync, lstatSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { log } from "@/lib/process/log";
import { makeTemporaryFolder } from "@/lib/process/remove-at-exit";
import { BootError, errorCode, isSystemError } from "@/lib/server/boot/boot-error";
import { findHolder, takeLock } from "@/lib/server/boot/lock";

const prefixes = { backup: "backup-", restore: "restore-", verify: "crosscase-verify-" } as const;
type Purpose = keyof typeof prefixes;
/** The characters that mkdtemp adds to a prefix. */
const suffix = /^[A-Za-z0-9]{6}$/;

export interface CopyFolder {
  folder: string;
  remove: () => void;
}

/**
 * @param parent the data folder; for `verify`, the system's temporary folder
 * @throws BootError with a sentence when `parent` can't be written
 */
export async function makeCopyFolder(purpose: Purpose, parent = os.tmpdir()): Promise<CopyFolder> {
  try {
    await removeAbandoned(purpose, parent);
    const { folder, remove } = makeTemporaryFolder(prefixes[purpose], parent);
    await takeLock(folder, folder);
    return { folder, remove };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new BootError(
      `A copy of the database can't be made in ${parent} (${errorCode(error)}): free some space there, or make it writable for this user.`,
    );
  }
}

/** Removes folders that killed commands have left in the data folder and in the temporary folder. A failure does not stop a start. */
export async function removeAbandonedCopies(dataFolder: string): Promise<void> {
  try {
    const removed = [
      ...(await removeAbandoned("backup", dataFolder)),
      ...(await removeAbandoned("restore", dataFolder)),
      ...(await removeAbandoned("verify", os.tmpdir())),
    ];
    for (const folder of removed)
      log().info({ folder }, "A copy of the database that an ended command left was removed.");
  } catch (error) {
    log().warn({ err: error }, "A copy of the database that an ended command left can't be removed.");
  }
}

/** @returns the folders that it removed */
async function removeAbandoned(purpose: Purpose, parent: string): Promise<string[]> {
  const prefix = prefixes[purpose];
  const removed: string[] = [];
  for (const name of listFolder(parent)) {
    if (!name.startsWith(prefix) || !suffix.test(name.slice(prefix.length))) continue;
    const folder = path.join(parent, name);
    if (!isOurs(folder) || (await findHolder(folder)) !== null) continue;
    rmSync(folder, { recursive: true, force: true });
    removed.push(folder);
  }
  return removed;
}

/** Returns [] for an unreadable folder, so that an unreadable temporary folder does not stop a start. */
function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether we made this folder: other programs may have folders with such names. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return (
    found?.isDirectory() === true &&
    found.uid === process.getuid?.() &&
    ["lock", "database"].some((name) => existsSync(path.join(folder, name)))
  );
}
