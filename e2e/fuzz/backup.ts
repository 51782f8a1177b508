/** Backs up and restores the rows of the whole database as the commands do (B8). The format of backup files has tests of its own. */
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { fillDatabase } from "@/db/backup/fill-database";
import { readDatabase, type DatabaseContents, type RowBatch } from "@/db/backup/read-database";
import { pool, withOwnConnection } from "@/db/client";

export interface RowsBackup extends Pick<DatabaseContents, "tables" | "sequences"> {
  /** The database's newest migration when the rows were read. */
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

/** Waits for queries that a process sent before it was killed; no other process may run. */
export async function restoreBackup({ batches, ...backup }: RowsBackup): Promise<void> {
  const others =
    "select 1 from pg_stat_activity where datname = current_database() and state = 'active' and pid <> pg_backend_pid()";
  while ((await pool().query(others)).rows.length > 0) await wait(2);
  await withOwnConnection(pool(), (connection) =>
    fillDatabase(connection, { ...backup, batches: Readable.from(batches) }),
  );
}
