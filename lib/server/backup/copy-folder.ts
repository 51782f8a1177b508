/**
 * Folders that hold a whole copy of the database for as long as a command works with it, each with a lock of its own: what a killed command
 * has left is known by it, and removed.
 */
import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { log } from "@/lib/process/log";
import { BootError, errorCode, isSystemError } from "@/lib/server/boot/boot-error";
import { findHolder, takeLock } from "@/lib/server/boot/lock";
import { removeAtExit } from "./remove-at-exit";

const prefixes = { backup: "backup-", restore: "restore-", verify: "crosscase-verify-" } as const;
type Purpose = keyof typeof prefixes;
/** What mkdtemp adds to a prefix. */
const suffix = /^[A-Za-z0-9]{6}$/;

export interface CopyFolder {
  folder: string;
  remove: () => void;
}

/**
 * @param parent the data folder; of `verify` it is the temporary folder
 * @throws BootError with a sentence when nothing can be written there
 */
export async function makeCopyFolder(purpose: Purpose, parent = os.tmpdir()): Promise<CopyFolder> {
  try {
    await removeLeft(purpose, parent);
    const folder = mkdtempSync(path.join(parent, prefixes[purpose]));
    const remove = removeAtExit(folder);
    await takeLock(folder, folder);
    return { folder, remove };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new BootError(
      `A copy of the database can't be made in ${parent} (${errorCode(error)}): free some space there, or make it writable for this user.`,
    );
  }
}

/** Removes what killed commands have left in the data folder and in the temporary folder. No start depends on it. */
export async function removeLeftCopies(dataFolder: string): Promise<void> {
  try {
    const removed = [
      ...(await removeLeft("backup", dataFolder)),
      ...(await removeLeft("restore", dataFolder)),
      ...(await removeLeft("verify", os.tmpdir())),
    ];
    for (const folder of removed)
      log().info({ folder }, "A copy of the database that an ended command left was removed.");
  } catch (error) {
    log().warn({ err: error }, "A copy of the database that an ended command left can't be removed.");
  }
}

/** @returns those that it removed */
async function removeLeft(purpose: Purpose, parent: string): Promise<string[]> {
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

/** No start depends on a temporary folder that can be read. */
function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Others may keep folders of such names. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return (
    found?.isDirectory() === true &&
    found.uid === process.getuid?.() &&
    ["lock", "database"].some((name) => existsSync(path.join(folder, name)))
  );
}
