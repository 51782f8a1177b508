/** Fills an empty database with the rows of a backup (B8). */
import type pg from "pg";
import { applyMigrationsUpTo } from "@/db/migrate";
import type { RowBatch } from "./read-database";
import {
  countRows,
  listSequenceNames,
  listTables,
  quote,
  textFormat,
  type CatalogTable,
  type Sequence,
  type Table,
} from "./tables";

export interface RowsToFill {
  /** When the migration was made under which the rows were written, in ms since 1970. */
  migration: number;
  tables: readonly Table[];
  sequences: readonly Sequence[];
  batches: AsyncIterable<RowBatch>;
}

/** The rows are not those that the backup's header announces, or violate constraints. */
export class FillError extends Error {
  override readonly name = "FillError";
}

/**
 * Makes the tables as of the backup's migration and fills them, all or nothing.
 * @param connection to a database without our tables
 * @throws FillError, or what `batches` throws; the tables then exist without rows
 */
export async function fillDatabase(connection: pg.Client, from: RowsToFill): Promise<void> {
  await applyMigrationsUpTo(connection, from.migration);
  await connection.query(textFormat);
  await connection.query("begin");
  try {
    const tables = await matchTables(connection, from.tables);
    // Tables refer to themselves and to each other, so constraints are added again after all rows. Checks that are `not valid` accept older rows.
    const keys = await listLateConstraints(connection);
    for (const { table, name } of keys) await connection.query(`alter table ${table} drop constraint ${quote(name)}`);
    if (tables.size > 0) await connection.query(`truncate ${[...tables.keys()].map(quote).join(", ")}`);
    for await (const { table, rows } of from.batches) await insertRows(connection, tables.get(table), rows);
    await setSequences(connection, from.sequences);
    await checkCounts(connection, from.tables);
    for (const { table, name, definition } of keys)
      await connection.query(`alter table ${table} add constraint ${quote(name)} ${definition}`);
    // Separates the bus of processes on this copy from that of processes that still run on the original database (R13).
    if (tables.has("installation")) await connection.query("update installation set id = gen_random_uuid()");
    await connection.query("commit");
  } catch (error) {
    await connection.query("rollback");
    throw isDataError(error) ? new FillError(error.message) : error;
  }
  await connection.query("analyze");
}

/** Returns the tables with the wanted columns in the wanted order, and the columns' types in this database. */
async function matchTables(connection: pg.Client, wanted: readonly Table[]): Promise<Map<string, CatalogTable>> {
  const known = new Map((await listTables(connection)).map((table) => [table.name, table]));
  return new Map(
    wanted.map(({ name, columns }) => {
      const table = known.get(name);
      if (table === undefined) throw new FillError(`its migration has no table ${name}`);
      const matched = columns.map((wantedColumn) => {
        const column = table.columns.find((one) => one.name === wantedColumn);
        if (column === undefined) throw new FillError(`its migration has no column ${name}.${wantedColumn}`);
        return column;
      });
      return [name, { name, columns: matched }];
    }),
  );
}

async function setSequences(connection: pg.Client, wanted: readonly Sequence[]): Promise<void> {
  const known = await listSequenceNames(connection);
  for (const { name, last } of wanted) {
    if (!known.includes(name)) throw new FillError(`its migration has no sequence ${name}`);
    await connection.query("select setval(quote_ident($1)::regclass, $2::bigint)", [name, last]);
  }
}

async function listLateConstraints(connection: pg.Client) {
  const { rows } = await connection.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where (contype = 'f' or not convalidated) and connamespace = 'public'::regnamespace order by 1, 2`,
  );
  return rows;
}

async function insertRows(
  connection: pg.Client,
  table: CatalogTable | undefined,
  rows: RowBatch["rows"],
): Promise<void> {
  if (table === undefined) throw new FillError("rows of a table that it does not name");
  const { name, columns } = table;
  if (rows.some((row) => row.length !== columns.length)) throw new FillError(`a row of ${name} has too few values`);
  const names = columns.map((column) => quote(column.name)).join(", ");
  const values = columns.map(({ type }, at) => `v${at}::${type}`).join(", ");
  const lists = columns.map((_, at) => `$${at + 1}::text[]`).join(", ");
  await connection.query(
    `insert into ${quote(name)} (${names}) overriding system value
     select ${values} from unnest(${lists}) as given(${columns.map((_, at) => `v${at}`).join(", ")})`,
    columns.map((_, at) => rows.map((row) => row[at])),
  );
}

async function checkCounts(connection: pg.Client, tables: readonly Table[]): Promise<void> {
  for (const { name, rows } of tables) {
    const count = await countRows(connection, name);
    if (count !== rows) throw new FillError(`${name} has ${count} rows, and ${rows} were written`);
  }
}

/** SQLSTATE classes 22 and 23: a value that can't be parsed, a constraint that is violated. */
function isDataError(error: unknown): error is Error {
  return error instanceof Error && "code" in error && typeof error.code === "string" && /^2[23]...$/.test(error.code);
}
