/** Prepares DATA_DIR, which is private to this user and has the secret that signs sessions unless NEXTAUTH_SECRET is set; and BACKUP_DIR. */
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { syncToDisk } from "@/lib/process/sync-to-disk";
import { BootError, errorCode, isFull } from "./boot-error";

/** Makes the folder, or sets its mode, 0700. @throws BootError when it can't be written, or when root would write into another user's folder. */
export function prepareDataFolder(folder: string): void {
  try {
    makeFolder(folder);
    refuseRoot(folder);
    if ((statSync(folder).mode & 0o777) !== 0o700) chmodSync(folder, 0o700);
    accessSync(folder, constants.W_OK | constants.X_OK);
    writeProbe(folder);
  } catch (error) {
    if (error instanceof BootError) throw error;
    throw new BootError(
      `The data folder ${folder} can't be written (${errorCode(error) || "unknown reason"}): ${isFull(error) ? "free some space on its disk" : "make it writable for this user"}, or set DATA_DIR to another folder.`,
    );
  }
}

/** The folder's owner could not read files that root makes in it. @throws BootError when this is root and the folder is another user's */
export function refuseRoot(folder: string): void {
  const { uid } = statSync(folder);
  if (process.getuid?.() === 0 && uid !== 0)
    throw new BootError(
      `The data folder ${folder} belongs to user ${uid}, who could not read what root makes in it: run this as that user (docs/operating.md, The first teacher).`,
    );
}

/** Makes BACKUP_DIR. @throws BootError when it can't be written. */
export function checkBackupFolder(folder: string): void {
  try {
    makeFolder(folder);
    writeProbe(folder);
  } catch (error) {
    throw new BootError(
      `The folder for backups ${folder} can't be written (${errorCode(error) || "unknown reason"}): ${isFull(error) ? "free some space on its disk" : "make it writable for this user"}, or set BACKUP_DIR to another folder.`,
    );
  }
}

/** Tests by writing: root passes every check of modes, and a read-only file system is noticed only by a write. */
function writeProbe(folder: string): void {
  const probe = path.join(folder, `.probe-${process.pid}`);
  writeFileSync(probe, "");
  rmSync(probe);
}

/** The nearest folder above `folder` that exists, or `folder` itself. */
export function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(path.dirname(folder));
}

/** Like `mkdir -p`; Node's own recursive one never returns where the parent exists but takes no folders, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (!existsSync(path.dirname(folder))) makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

export const secretFile = (folder: string) => path.join(folder, "secret");

/** The folder's own secret; null when none was made yet. */
export function readSecret(folder: string): string | null {
  return existsSync(secretFile(folder)) ? readFileSync(secretFile(folder), "utf8").trim() : null;
}

/** Reads the folder's secret, and makes it at first use. Safe when two processes start at once. */
export function readOrMakeSecret(folder: string): string {
  const file = secretFile(folder);
  if (!existsSync(file)) makeSecret(folder, file); // a full disk must not keep a server with a secret from starting
  chmodSync(file, 0o600);
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < 32)
    throw new BootError(
      `${file} should hold at least 32 characters: restore it from a copy, or delete it (everyone then signs in again).`,
    );
  return secret;
}

function makeSecret(folder: string, file: string): void {
  const temporaryFile = `${file}.${process.pid}.new`;
  try {
    writeFileSync(temporaryFile, randomBytes(32).toString("hex"), { mode: 0o600, flush: true });
    linkSync(temporaryFile, file); // fails when there is a secret already; the file is never half written
    syncToDisk(folder);
  } catch (error) {
    if (errorCode(error) !== "EEXIST")
      throw new BootError(
        `The secret can't be written to ${file} (${errorCode(error)}): ${isFull(error) ? "the disk is full, free some space" : "make its folder writable for this user"}, and start again.`,
      );
  } finally {
    rmSync(temporaryFile, { force: true });
  }
}
