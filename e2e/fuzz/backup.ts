/** B8: backs up the rows of the whole database, and puts them back, as the commands do. Their files have tests of their own. */
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { fillDatabase } from "@/db/backup/fill-database";
import { readDatabase, type DatabaseContents, type RowBatch } from "@/db/backup/read-database";
import { pool, withOwnConnection } from "@/db/client";

export interface RowsBackup extends Pick<DatabaseContents, "tables" | "sequences"> {
  /** The migration that the rows are of. */
  migration: number;
  batches: RowBatch[];
}

export function takeBackup(): Promise<RowsBackup> {
  return withOwnConnection(pool(), (connection) =>
    readDatabase(connection, async ({ migration, tables, sequences, batches }) => {
      const read: RowBatch[] = [];
      for await (const batch of batches) read.push(batch);
      return { migration: migration?.madeAt ?? 0, tables, sequences, batches: read };
    }),
  );
}

/** Nothing but what a process sent as it died may run beside it. */
export async function restoreBackup({ batches, ...backup }: RowsBackup): Promise<void> {
  const others =
    "select 1 from pg_stat_activity where datname = current_database() and state = 'active' and pid <> pg_backend_pid()";
  while ((await pool().query(others)).rows.length > 0) await wait(2);
  await withOwnConnection(pool(), (connection) =>
    fillDatabase(connection, { ...backup, batches: Readable.from(batches) }),
  );
}
