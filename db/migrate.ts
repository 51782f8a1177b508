/** Brings the tables up to date at boot, under an advisory lock, so that processes that start together do it once. */
import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";

const migrationsFolder = path.resolve(import.meta.dirname, "migrations");
/** Any number that nothing else of ours uses. */
const lockKey = 7_203_114;

/** Holds one connection throughout: the lock belongs to it. */
export async function migrateDatabase(pool: pg.Pool): Promise<void> {
  const connection = await pool.connect();
  try {
    await connection.query("select pg_advisory_lock($1)", [lockKey]);
    try {
      await migrate(drizzle(connection), { migrationsFolder });
    } finally {
      await connection.query("select pg_advisory_unlock($1)", [lockKey]);
    }
  } finally {
    connection.release();
  }
}
