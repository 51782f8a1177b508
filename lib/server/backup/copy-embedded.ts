/**
 * Copies the embedded database's files as of one moment (B8). While our transaction is open, its single backend serves nobody else and writes
 * nothing, so the database recovers from the copy as after a kill. Others wait only while files are copied
 * (docs/decisions/0010-export-erasure-backup.md).
 */
import { constants, cpSync } from "node:fs";
import path from "node:path";
import { openClient } from "@/db/open-client";
import { currentTime } from "@/lib/process/clock";
import type { Env } from "@/lib/process/env";
import { BootError, errorCode, isSystemError } from "@/lib/server/boot/boot-error";
import { refuseRoot } from "@/lib/server/boot/data-folder";
import { takeLock, type Holder } from "@/lib/server/boot/lock";
import { waitForSocket } from "@/lib/server/commands/attach-to-server";
import { makeCopyFolder, type CopyFolder } from "./copy-folder";

export interface DatabaseCopy extends CopyFolder {
  /** The copy contains everything that was committed before this time. */
  moment: Date;
}

/** Copies to a folder beside the database, where the file system may share the blocks. @throws BootError when it can't be copied */
export async function copyEmbeddedDatabase({ DATA_DIR }: Env): Promise<DatabaseCopy> {
  const database = path.join(DATA_DIR, "database");
  refuseRoot(DATA_DIR);
  const { folder, remove } = await makeCopyFolder("backup", DATA_DIR);
  const copy = () => {
    const moment = currentTime();
    cpSync(database, path.join(folder, "database"), { recursive: true, mode: constants.COPYFILE_FICLONE });
    return moment;
  };
  try {
    const lock = await takeLock(DATA_DIR, DATA_DIR);
    if ("pid" in lock) return { folder, moment: await copyDuringTransaction(lock, copy), remove };
    try {
      return { folder, moment: copy(), remove };
    } finally {
      lock.release();
    }
  } catch (error) {
    remove();
    if (isSystemError(error)) throw new BootError(`The database can't be copied to ${folder} (${errorCode(error)}).`);
    throw error;
  }
}

async function copyDuringTransaction(holder: Holder, copy: () => Date): Promise<Date> {
  await waitForSocket(holder);
  const client = await openClient({ socketFolder: holder.socketFolder });
  try {
    await client.query("begin read only");
    await client.query("select 1");
    const moment = copy();
    // Fails if the server has ended during the copying, because the copy may then mix two moments.
    await client.query("rollback");
    return moment;
  } catch (error) {
    throw new BootError(
      `The database of Crosscase (process ${holder.pid}) could not be copied (${error instanceof Error ? error.message : String(error)}): try again.`,
    );
  } finally {
    await client.end();
  }
}
