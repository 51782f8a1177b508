/** Migrates the tables: at boot to the newest state, and for a restore to the state of the backup. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { makeTemporaryFolder } from "@/lib/process/remove-at-exit";
import { storeBuiltInLessons } from "./built-in-lessons";
import { withOwnConnection } from "./client";
import { findTablesState, listMigrations, migrationsFolder } from "./migrations-list";

/** An arbitrary number that nothing else of ours uses. */
const lockKey = 7_203_114;

/**
 * Migrates under an advisory lock, so that processes that start together on one PostgreSQL do it once. The lock has no effect on the
 * embedded database, whose connections share one session; there only the holder of the data folder migrates.
 * @throws LaterTablesError, LockedTablesError; nothing is changed then
 */
export function migrateDatabase(pool: pg.Pool): Promise<void> {
  return withMigrationLock(pool, async (connection) => {
    if ((await findTablesState(connection)) === "later") throw new LaterTablesError();
    await applyMigrations(connection);
  });
}

/** A later build has migrated the database, and this build does not know its tables (B9). */
export class LaterTablesError extends Error {}

/** Another program has locked a table during all tries (B9). */
export class LockedTablesError extends Error {}

/** Runs under the lock of migrations: servers that start on this database wait until it is released. */
export function withMigrationLock<T>(pool: pg.Pool, run: (connection: pg.Client) => Promise<T>): Promise<T> {
  return withOwnConnection(pool, async (connection) => {
    await connection.query("select pg_advisory_lock($1)", [lockKey]);
    try {
      return await run(connection);
    } finally {
      await connection.query("select pg_advisory_unlock($1)", [lockKey]);
    }
  });
}

/** While a migration waits for a table's lock, all queries on the table wait behind it. So it gives up after `timeoutMs`, lets them run, and retries. */
const locks = { timeoutMs: 1_000, pauseMs: 500, tries: 200 };

/** Applies all migrations or none, and stores the built-in lessons, while other processes use the tables (B9). @throws LockedTablesError after some minutes */
export async function applyMigrations(connection: pg.Client): Promise<void> {
  await connection.query(`set lock_timeout = ${locks.timeoutMs}`);
  try {
    for (let tries = 1; ; tries++) {
      try {
        await migrate(drizzle(connection), { migrationsFolder });
        return await storeBuiltInLessons(connection);
      } catch (error) {
        if (!isLockTimeout(error)) throw error;
        if (tries === locks.tries) throw new LockedTablesError();
        await wait(locks.pauseMs);
      }
    }
  } finally {
    await connection.query("reset lock_timeout");
  }
}

function isLockTimeout(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof pg.DatabaseError && cause.code === "55P03";
}

/** Applies migrations up to the one that was made at `newest` (ms since 1970), like the build for which it was the newest. */
export async function applyMigrationsUpTo(connection: pg.Client, newest: number): Promise<void> {
  const { folder, remove } = makeTemporaryFolder("crosscase-migrations-");
  try {
    mkdirSync(path.join(folder, "meta"));
    const journalFile = path.join("meta", "_journal.json");
    const journal = JSON.parse(readFileSync(path.join(migrationsFolder, journalFile), "utf8")) as {
      entries: { when: number }[];
    }; // drizzle-kit's; migrations-list.ts checks it
    const entries = journal.entries.filter(({ when }) => when <= newest);
    writeFileSync(path.join(folder, journalFile), JSON.stringify({ ...journal, entries }));
    for (const { name, madeAt } of listMigrations())
      if (madeAt <= newest) copyFileSync(path.join(migrationsFolder, `${name}.sql`), path.join(folder, `${name}.sql`));
    await migrate(drizzle(connection), { migrationsFolder: folder });
  } finally {
    remove();
  }
}

/** Whether every migration of this build has been applied. */
export async function isMigrated(pool: pg.Pool): Promise<boolean> {
  const state = await findTablesState(pool);
  return state === "current" || state === "later";
}
