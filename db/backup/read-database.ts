/** Reads a whole database as of one moment, on either store (B8). */
import type pg from "pg";
import { findNewestMigration, type Migration } from "@/db/migrations-list";
import {
  countRows,
  listSequences,
  listTables,
  quote,
  textFormat,
  type RowText,
  type Sequence,
  type Table,
} from "./tables";

export interface DatabaseContents {
  /** Null when no server has ever made the tables. */
  migration: Migration | null;
  tables: Table[];
  sequences: Sequence[];
  batches: AsyncGenerator<RowBatch, void, undefined>;
}

export interface RowBatch {
  table: string;
  rows: RowText[];
}

/** The intended bytes of a batch, and its most rows. */
const batchBytes = 1024 * 1024;
const batchRows = 1_000;

/**
 * Runs `write` in one transaction that sees the database as it is now, even if others write at the same time.
 * @param client a connection that nothing else uses
 */
export async function readDatabase<T>(
  client: pg.Client,
  write: (contents: DatabaseContents) => Promise<T>,
): Promise<T> {
  await client.query(textFormat);
  await client.query("begin isolation level repeatable read read only");
  try {
    const migration = await findNewestMigration(client);
    const tables: Table[] = [];
    for (const { name, columns } of await listTables(client))
      tables.push({ name, columns: columns.map((column) => column.name), rows: await countRows(client, name) });
    const sequences = await listSequences(client);
    return await write({ migration, tables, sequences, batches: readBatches(client, tables) });
  } finally {
    await client.query("rollback");
  }
}

async function* readBatches(client: pg.Client, tables: readonly Table[]): AsyncGenerator<RowBatch, void, undefined> {
  for (const table of tables) yield* readTable(client, table);
}

/** Reads by a cursor, so that neither this process nor the database has more than a batch in memory. */
async function* readTable(client: pg.Client, table: Table): AsyncGenerator<RowBatch, void, undefined> {
  const columns = table.columns.map(quote).join(", ");
  await client.query(`declare backup_rows no scroll cursor for select ${columns} from ${quote(table.name)}`);
  for (let count = 16; ;) {
    const { rows } = await client.query<RowText>({
      text: `fetch ${count} from backup_rows`,
      rowMode: "array",
      types: { getTypeParser: () => String },
    });
    if (rows.length === 0) break;
    yield { table: table.name, rows };
    count = nextCount(count, rows);
  }
  await client.query("close backup_rows");
}

/** Rows have a hundred bytes or a million, so the next batch is sized by the rows of the last one, and has at most twice as many. */
function nextCount(count: number, rows: readonly RowText[]): number {
  const bytes = rows.reduce((sum, row) => row.reduce((all, value) => all + (value?.length ?? 0), sum), 0);
  const fitting = Math.floor((rows.length * batchBytes) / Math.max(1, bytes));
  return Math.max(1, Math.min(2 * count, fitting, batchRows));
}
