import { existsSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { findOccupied, type Occupied } from "@/db/backup/emptiness";
import { pool } from "@/db/client";
import { openEmbedded } from "@/db/embedded";
import { openClient } from "@/db/open-client";
import { syncToDisk } from "@/lib/process/sync-to-disk";
import { BootError } from "@/lib/server/boot/boot-error";
import { takeLock } from "@/lib/server/boot/lock";
import { chooseSocketFolder } from "@/lib/server/boot/socket-folder";
import { makeCopyFolder } from "./copy-folder";
import { fillEmbedded } from "./fill-embedded";
import { recordRestore } from "./record-restore";
import type { Backup } from "./format";

interface Given {
  /** DATA_DIR, on which no server may run. */
  folder: string;
  backup: Backup;
  moveAside: boolean;
  /** Part of the name of what is moved aside. */
  stamp: string;
}

/**
 * Fills a new database beside the present one, and then replaces that one.
 * @returns where the earlier database was moved to; null when there was none, or an empty one
 */
export async function restoreEmbedded({ folder, backup, moveAside, stamp }: Given): Promise<string | null> {
  const lock = await takeLock(folder, folder);
  if ("pid" in lock)
    throw new BootError(`Crosscase (process ${lock.pid}) runs on ${folder}: stop it first, and then restore.`);
  try {
    const database = path.join(folder, "database");
    const isThere = existsSync(database);
    const occupied = isThere && !moveAside ? await findOccupiedIn(database) : null;
    if (occupied !== null)
      throw new BootError(
        `The database in ${database} is not empty: restore with --move-aside, which renames it, or set DATA_DIR to another folder.`,
      );
    const { folder: making, remove } = await makeCopyFolder("restore", folder);
    try {
      await fillEmbedded(making, backup, () => recordRestore(pool(), backup));
      const aside = path.join(folder, `database-before-${stamp}`);
      if (isThere) renameSync(database, aside);
      renameSync(path.join(making, "database"), database);
      syncToDisk(folder);
      if (isThere && !moveAside) rmSync(aside, { recursive: true });
      return isThere && moveAside ? aside : null;
    } finally {
      remove();
    }
  } finally {
    lock.release();
  }
}

async function findOccupiedIn(database: string): Promise<Occupied | null> {
  const socket = await chooseSocketFolder(path.dirname(database));
  try {
    const embedded = await openEmbedded({ dataFolder: database, socketFolder: socket.folder });
    try {
      const client = await openClient({ socketFolder: socket.folder });
      const occupied = await findOccupied(client);
      await client.end();
      return occupied;
    } finally {
      await embedded.close();
    }
  } finally {
    socket.remove();
  }
}
