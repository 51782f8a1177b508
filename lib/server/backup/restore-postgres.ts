import { countServers, dropTables, findOccupied } from "@/db/backup/emptiness";
import { fillDatabase } from "@/db/backup/fill-database";
import { applicationName, connect, disconnect, pool } from "@/db/client";
import { applyMigrations, withMigrationLock } from "@/db/migrate";
import { BootError } from "@/lib/server/boot/boot-error";
import { explainDatabaseError } from "@/lib/server/boot/database-error";
import { openPostgresClient } from "@/lib/server/boot/open-database";
import { rowsOf } from "./fill-embedded";
import { recordRestore } from "./record-restore";
import type { Backup } from "./format";

/** Holds the migration lock, so that a server that starts during the restore waits, and then has the restored database. */
export async function restorePostgres(url: string, backup: Backup): Promise<void> {
  const { host, pathname } = new URL(url);
  const named = `the database ${pathname.slice(1)} at ${host}`;
  await refuseWhileInUse(url, named);
  connect({ url, max: 2 });
  try {
    await withMigrationLock(pool(), async (connection) => {
      if ((await findOccupied(connection)) !== null)
        throw new BootError(
          `Nothing was restored: ${named} is not empty. Make an empty one, and set DATABASE_URL to it.`,
        );
      await dropTables(connection);
      await fillDatabase(connection, rowsOf(backup));
      await applyMigrations(connection);
      await recordRestore(connection, backup);
    });
  } catch (error) {
    throw explainDatabaseError(url, error, ["42501"]);
  } finally {
    await disconnect();
  }
}

async function refuseWhileInUse(url: string, named: string): Promise<void> {
  const client = await openPostgresClient(url);
  try {
    if ((await countServers(client, applicationName)) > 0)
      throw new BootError(`A Crosscase is connected to ${named}: stop each of its processes first, and then restore.`);
  } finally {
    await client.end();
  }
}
