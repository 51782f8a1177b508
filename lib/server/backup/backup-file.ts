/** Writes and reads backup files. A file exists only once it is complete. */
import { createReadStream, existsSync, renameSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { FillError } from "@/db/backup/fill-database";
import { listMigrations } from "@/db/migrations-list";
import { removeAtExit } from "@/lib/process/remove-at-exit";
import { isLaterRelease } from "@/lib/process/release-order";
import { releaseNumber } from "@/lib/process/release.js";
import { thisUser } from "@/lib/process/this-user.js";
import { BootError, errorCode, findErrorCode, isFull, isSystemError } from "@/lib/server/boot/boot-error";
import {
  DamageError,
  NewerFormatError,
  NoBackupError,
  decodeBackup,
  encodeBackup,
  type Backup,
  type BackupHeader,
} from "./format";

/** The end of a file's name while it is being written. */
export const partialSuffix = ".partial";

/**
 * Writes under a temporary name, and renames the file when the disk has all of it. Only this user may read it.
 * @returns its size in bytes
 * @throws BootError with a sentence when the file can't be written, or exists already
 */
export async function writeBackupFile(file: string, backup: Backup): Promise<number> {
  refuseExisting(file);
  const partial = `${file}.${process.pid}${partialSuffix}`;
  try {
    const handle = await open(partial, "wx", 0o600);
    const remove = removeAtExit(partial);
    try {
      await pipeline(Readable.from(encodeBackup(backup)), createGzip(), handle.createWriteStream());
      await syncToDisk(partial);
      refuseExisting(file);
      renameSync(partial, file);
      await syncToDisk(path.dirname(file));
      return (await stat(file)).size;
    } finally {
      remove();
    }
  } catch (error) {
    if (isSystemError(error))
      throw new BootError(
        `The backup can't be written to ${file} (${errorCode(error)}): choose a folder with room that ${thisUser()} may write.`,
      );
    throw error;
  }
}

export function refuseExisting(file: string): void {
  if (existsSync(file)) throw new BootError(`${file} is there already: give the backup another name.`);
}

async function syncToDisk(fileOrFolder: string): Promise<void> {
  const handle = await open(fileOrFolder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Reads a file and passes its header and rows to `read`. Damage may be found only at the file's end, so `read` must undo its work when this throws.
 * @throws BootError with a sentence when the file is missing, unreadable, damaged or of a newer build, or when there is no room for its contents
 */
export async function readBackupFile<T>(file: string, read: (backup: Backup) => Promise<T>): Promise<T> {
  if (!existsSync(file)) throw new BootError(`There is no file ${file}.`);
  const source = createReadStream(file);
  const unzipped = createGunzip();
  const piped = pipeline(source, unzipped);
  piped.catch(() => undefined); // `unzipped` throws the same error
  try {
    const backup = await decodeBackup(unzipped);
    refuseNewer(file, backup.header);
    return await read(backup);
  } catch (error) {
    throw isSystemError(error) && error === source.errored
      ? unreadableError(file, error)
      : describeFailure(file, error);
  } finally {
    unzipped.destroy();
    source.destroy();
  }
}

function refuseNewer(file: string, { build, migration }: BackupHeader): void {
  const [release = ""] = build.split(" "); // build-name.ts
  if (isLaterRelease(release, releaseNumber()))
    throw new BootError(
      `Crosscase ${release} made ${file}, and this is Crosscase ${releaseNumber()}: update Crosscase to ${release} or later first.`,
    );
  if (listMigrations().every(({ madeAt }) => madeAt !== migration.madeAt)) throw newerError(file, ` (${build})`);
}

const newerError = (file: string, build: string) =>
  new BootError(
    `A newer Crosscase made ${file}${build}, with tables that this one does not know: update Crosscase first.`,
  );

const unreadableError = (file: string, error: unknown) =>
  new BootError(
    `${file} can't be read (${errorCode(error)}): give a backup that this user may read. Nothing was changed.`,
  );

function describeFailure(file: string, error: unknown): unknown {
  if (error instanceof NewerFormatError) return newerError(file, "");
  if (error instanceof NoBackupError || (errorCode(error) === "Z_DATA_ERROR" && /header/.test(String(error))))
    return new BootError(`${file} is not a backup of Crosscase.`);
  if (isFull(error))
    return new BootError(
      `There is no room for what is in ${file} (${findErrorCode(error)}): free some space, and try again. Nothing was changed.`,
    );
  if (isSystemError(error))
    return new BootError(`What is in ${file} can't be written (${error.message}). Nothing was changed.`);
  const damage =
    error instanceof DamageError || error instanceof FillError
      ? error.message
      : errorCode(error).startsWith("Z_")
        ? "it can't be unzipped to its end"
        : null;
  return damage === null
    ? error
    : new BootError(`${file} is damaged or not complete: ${damage}. Nothing was changed; take another backup.`);
}
