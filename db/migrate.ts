/** Migrates the tables at boot. */
import path from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";
import { root } from "@/lib/process/root.js";
import { withOwnConnection } from "./client";

const migrationsFolder = path.join(root, "db/migrations");
/** Any number that nothing else of ours uses. */
const lockKey = 7_203_114;

/**
 * Migrates under an advisory lock, so that processes that start together on one PostgreSQL do it once. The lock has no effect on the
 * embedded database, whose connections share one session; there only the holder of the data folder migrates.
 */
export function migrateDatabase(pool: pg.Pool): Promise<void> {
  return withOwnConnection(pool, async (connection) => {
    await connection.query("select pg_advisory_lock($1)", [lockKey]);
    try {
      await migrate(drizzle(connection), { migrationsFolder });
    } finally {
      await connection.query("select pg_advisory_unlock($1)", [lockKey]);
    }
  });
}

/** Whether every migration of this version has been applied. */
export async function isMigrated(pool: pg.Pool): Promise<boolean> {
  const newest = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
  const found = await pool.query<{ made: boolean }>(
    "select to_regclass('drizzle.__drizzle_migrations') is not null as made",
  );
  if (found.rows[0]?.made !== true) return false;
  const { rows } = await pool.query<{ newest: string | null }>(
    "select max(created_at)::text as newest from drizzle.__drizzle_migrations",
  );
  return Number(rows[0]?.newest ?? 0) >= newest;
}
