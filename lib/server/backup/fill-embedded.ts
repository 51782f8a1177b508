/** Fills an embedded database in a new folder from a backup, for a restore or to verify the backup. */
import path from "node:path";
import { fillDatabase } from "@/db/backup/fill-database";
import { connect, disconnect, pool, withOwnConnection } from "@/db/client";
import { openEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { chooseSocketFolder } from "@/lib/server/boot/socket-folder";
import type { Backup } from "./format";

/** @param then runs while the database is open and at this build's migrations; `pool()` is connected to it */
export async function fillEmbedded<T>(folder: string, backup: Backup, then: () => Promise<T>): Promise<T> {
  const socket = await chooseSocketFolder(folder);
  try {
    const embedded = await openEmbedded({ dataFolder: path.join(folder, "database"), socketFolder: socket.folder });
    try {
      connect({ socketFolder: socket.folder, max: 2 });
      await withOwnConnection(pool(), (connection) => fillDatabase(connection, rowsOf(backup)));
      await migrateDatabase(pool());
      return await then();
    } finally {
      await disconnect();
      await embedded.close();
    }
  } finally {
    socket.remove();
  }
}

export const rowsOf = ({ header, batches }: Backup) => ({
  migration: header.migration.madeAt,
  tables: header.tables,
  sequences: header.sequences,
  batches,
});
