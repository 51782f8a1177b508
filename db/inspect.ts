/** What `npm run doctor` wants to know of a database. Nothing is changed in it. */
import type pg from "pg";
import { findMisplacedStudents, type MisplacedStudent } from "./queries/privacy/reserved-ids";
import { findTablesState, type TablesState } from "./migrations-list";

export interface InspectedDatabase {
  /** PostgreSQL's, such as 170005. */
  version: number;
  encoding: string;
  maxConnections: number;
  /** Whether migrations may make tables there. */
  mayMigrate: boolean;
  /** Its clock, in milliseconds. */
  now: number;
  tables: TablesState;
  misplaced: MisplacedStudent[];
}

export async function inspectDatabase(pool: pg.Pool): Promise<InspectedDatabase> {
  const { rows } = await pool.query<Omit<InspectedDatabase, "tables" | "misplaced">>(`
    select current_setting('server_version_num')::int as version,
      current_setting('server_encoding') as encoding,
      current_setting('max_connections')::int as "maxConnections",
      has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as "mayMigrate",
      (extract(epoch from clock_timestamp()) * 1000)::float as now`);
  const [row] = rows;
  if (row === undefined) throw new Error("the database answered nothing");
  const tables = await findTablesState(pool);
  return { ...row, tables, misplaced: tables === "none" ? [] : await findMisplacedStudents(pool) };
}
