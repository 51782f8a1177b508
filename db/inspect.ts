/** Facts about a database for `npm run doctor`. Changes nothing. */
import type pg from "pg";
import { compareClock } from "@/lib/process/clock";
import { readDatabaseTime } from "./database-time";
import { onlyRow } from "./only-row";
import { findMisplacedStudents, type MisplacedStudent } from "./reserved-ids";
import { findTablesState, type TablesState } from "./migrations-list";

export interface InspectedDatabase {
  /** PostgreSQL's version number, such as 170005. */
  version: number;
  encoding: string;
  maxConnections: number;
  /** Whether migrations may make tables in this database. */
  mayMigrate: boolean;
  /** How far the database's clock is ahead of this machine's, in milliseconds. */
  clockAheadMs: number;
  tables: TablesState;
  misplaced: MisplacedStudent[];
}

/** PostgreSQL's version number, such as 170005. */
export async function readVersion(client: pg.ClientBase | pg.Pool): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  return onlyRow(rows).version;
}

export async function inspectDatabase(pool: pg.Pool): Promise<InspectedDatabase> {
  const { rows } = await pool.query<Omit<InspectedDatabase, "tables" | "misplaced" | "clockAheadMs">>(`
    select current_setting('server_version_num')::int as version,
      current_setting('server_encoding') as encoding,
      current_setting('max_connections')::int as "maxConnections",
      has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as "mayMigrate"`);
  const [row] = rows;
  if (row === undefined) throw new Error("the database answered nothing");
  const tables = await findTablesState(pool);
  const clockAheadMs = await compareClock(() => readDatabaseTime(pool));
  return { ...row, clockAheadMs, tables, misplaced: tables === "none" ? [] : await findMisplacedStudents(pool) };
}
