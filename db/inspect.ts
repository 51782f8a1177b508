/** What `npm run doctor` wants to know of a database. Nothing is changed in it. */
import path from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type pg from "pg";
import { root } from "@/lib/process/root.js";

export interface InspectedDatabase {
  /** PostgreSQL's, such as 170005. */
  version: number;
  encoding: string;
  maxConnections: number;
  /** Whether migrations may make tables there. */
  mayMigrate: boolean;
  /** Its clock, in milliseconds. */
  now: number;
  /** Which build's tables it has, seen from this one. */
  tables: "none" | "earlier" | "current" | "later";
}

export async function inspectDatabase(pool: pg.Pool): Promise<InspectedDatabase> {
  const { rows } = await pool.query<Omit<InspectedDatabase, "tables">>(`
    select current_setting('server_version_num')::int as version,
      current_setting('server_encoding') as encoding,
      current_setting('max_connections')::int as "maxConnections",
      has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as "mayMigrate",
      (extract(epoch from clock_timestamp()) * 1000)::float as now`);
  const [row] = rows;
  if (row === undefined) throw new Error("the database answered nothing");
  return { ...row, tables: await findTables(pool) };
}

async function findTables(pool: pg.Pool): Promise<InspectedDatabase["tables"]> {
  const known = readMigrationFiles({ migrationsFolder: path.join(root, "db/migrations") }).at(-1)?.folderMillis ?? 0;
  const made = await pool.query<{ made: boolean }>(
    "select to_regclass('drizzle.__drizzle_migrations') is not null as made",
  );
  if (made.rows[0]?.made !== true) return "none";
  const { rows } = await pool.query<{ newest: string | null }>(
    "select max(created_at)::text as newest from drizzle.__drizzle_migrations",
  );
  const newest = Number(rows[0]?.newest ?? 0);
  if (newest === 0) return "none";
  if (newest === known) return "current";
  return newest > known ? "later" : "earlier";
}
