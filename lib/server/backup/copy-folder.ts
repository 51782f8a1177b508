/**
 * Folders that hold a whole copy of the database for as long as a command works with it, each with a lock of its own: what a killed command
 * has left is known by it, and removed.
 */
import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findHolder, takeLock } from "@/lib/server/boot/lock";
import { removeAtExit } from "./remove-at-exit";

const prefixes = { backup: "backup-", restore: "restore-", verify: "crosscase-verify-" } as const;
type Purpose = keyof typeof prefixes;

export interface CopyFolder {
  folder: string;
  remove: () => void;
}

/** @param parent the data folder; of `verify` it is the temporary folder */
export async function makeCopyFolder(purpose: Purpose, parent = os.tmpdir()): Promise<CopyFolder> {
  await removeLeft(purpose, parent);
  const folder = mkdtempSync(path.join(parent, prefixes[purpose]));
  const remove = removeAtExit(folder);
  await takeLock(folder, folder);
  return { folder, remove };
}

/** Removes what killed commands have left in the data folder and in the temporary folder. */
export async function removeLeftCopies(dataFolder: string): Promise<void> {
  await removeLeft("backup", dataFolder);
  await removeLeft("restore", dataFolder);
  await removeLeft("verify", os.tmpdir());
}

async function removeLeft(purpose: Purpose, parent: string): Promise<void> {
  for (const name of listFolder(parent).filter((each) => each.startsWith(prefixes[purpose]))) {
    const folder = path.join(parent, name);
    if (isOurs(folder) && (await findHolder(folder)) === null) rmSync(folder, { recursive: true, force: true });
  }
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
