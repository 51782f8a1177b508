/** Checks that a database is empty, because a restore must overwrite nobody's rows (B8). */
import type pg from "pg";
import { hasMigrations } from "@/db/migrations-list";
import { listTables, quote } from "./tables";

/** Why a database must not be filled: what it contains. */
export type Occupied = { by: "rows"; table: string } | { by: "another program"; table: string };

/** Tables that the migrations fill. */
const filledByMigrations: ReadonlySet<string> = new Set(["installation", "lessons", "lesson_versions"]);

/** Null when there are no tables, or only our tables without rows. */
export async function findOccupied(client: pg.ClientBase): Promise<Occupied | null> {
  const tables = await listTables(client);
  const [first] = tables;
  if (first === undefined) return null;
  if (!(await hasMigrations(client))) return { by: "another program", table: first.name };
  for (const { name } of tables) {
    if (filledByMigrations.has(name)) continue;
    const { rows } = await client.query(`select 1 from ${quote(name)} limit 1`);
    if (rows.length > 0) return { by: "rows", table: name };
  }
  return null;
}

/** Drops our empty tables and our functions, so that those of another migration can be made. */
export async function dropTables(client: pg.ClientBase): Promise<void> {
  const tables = await listTables(client);
  if (tables.length > 0) await client.query(`drop table ${tables.map(({ name }) => quote(name)).join(", ")} cascade`);
  const { rows } = await client.query<{ routine: string }>(
    `select p.oid::regprocedure::text as routine from pg_proc p where p.pronamespace = 'public'::regnamespace
     and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  );
  for (const { routine } of rows) await client.query(`drop function ${routine} cascade`);
  await client.query("drop schema if exists drizzle cascade");
}

/** How many connections of our servers PostgreSQL has. @see db/client.ts */
export async function countServers(client: pg.ClientBase, applicationName: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    "select count(*)::int as count from pg_stat_activity where datname = current_database() and split_part(application_name, '/', 1) = $1",
    [applicationName],
  );
  return rows[0]?.count ?? 0;
}
