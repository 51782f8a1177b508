/** Opens and migrates the database that the environment names: PostgreSQL at DATABASE_URL, or the embedded one under DATA_DIR. */
import { existsSync, readdirSync, statfsSync } from "node:fs";
import path from "node:path";
import { connect, disconnect, pool } from "@/db/client";
import { openClient } from "@/db/open-client";
import { openEmbedded, type EmbeddedDatabase } from "@/db/embedded";
import { readVersion } from "@/db/inspect";
import { LaterTablesError, LockedTablesError, migrateDatabase } from "@/db/migrate";
import { findTablesState } from "@/db/migrations-list";
import type { Env } from "@/lib/process/env";
import { BootError } from "./boot-error";
import { databaseError, refuseOldPostgres } from "./database-error";
import { nameOfProcess } from "./unequal-processes";
import { readSecret } from "./data-folder";
import { takeLock } from "./lock";
import { chooseSocketFolder } from "./socket-folder";

export interface OpenDatabase {
  /** Calls the listener when the embedded database ends unexpectedly. */
  onDeath: EmbeddedDatabase["onUnexpectedEnd"];
  close: () => Promise<void>;
}

/** Makes the database if there is none. @throws BootError with a sentence when the database can't be opened */
export function openDatabase(env: Env): Promise<OpenDatabase> {
  return openAndMigrate(env, () => Promise.resolve());
}

/** For commands, which make no database (B13). @throws BootError also when there is none */
export function openExistingDatabase(env: Env): Promise<OpenDatabase> {
  return openAndMigrate(env, async () => {
    if ((await findTablesState(pool())) === "none") throw emptyDatabaseError(env);
  });
}

async function openAndMigrate(env: Env, check: () => Promise<void>): Promise<OpenDatabase> {
  const opened = await openUnmigrated(env);
  try {
    await check();
    await migrateDatabase(pool());
  } catch (error) {
    await opened.close();
    if (error instanceof BootError) throw error;
    if (error instanceof LaterTablesError)
      throw new BootError(
        "A newer Crosscase has used this database, and this one would not understand all of it: start the newer one, or restore a backup from before the update into an empty place. Nothing was changed.",
      );
    if (error instanceof LockedTablesError)
      throw new BootError(
        "The tables could not be brought to this build, because something else has kept one of them locked for minutes: end that (a backup by another program, an open console), and start again. Nothing was changed.",
      );
    throw env.DATABASE_URL === undefined ? error : databaseError(env.DATABASE_URL, error);
  }
  return opened;
}

/** Opens the database without migrating it. @throws BootError with a sentence when it can't be opened */
export async function openUnmigrated(env: Env): Promise<OpenDatabase> {
  return env.DATABASE_URL === undefined ? openEmbeddedDatabase(env) : openPostgres(env, env.DATABASE_URL);
}

async function openPostgres(env: Env, url: string): Promise<OpenDatabase> {
  connect({ url, max: 20, name: nameOfProcess(env) });
  try {
    refuseOldPostgres(url, await readVersion(pool()));
  } catch (error) {
    await disconnect();
    throw error instanceof BootError ? error : databaseError(url, error);
  }
  return { onDeath: () => undefined, close: disconnect };
}

/** A connection of its own, for backup and restore. @throws BootError with a sentence when it can't be made */
export async function openPostgresClient(url: string): ReturnType<typeof openClient> {
  const client = await openClient({ url }).catch((error: unknown) => {
    throw databaseError(url, error);
  });
  refuseOldPostgres(url, await readVersion(client));
  return client;
}

/** What the embedded database writes while it opens. */
const leastFreeBytes = 50 * 1024 * 1024;

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

async function openEmbeddedDatabase(env: Env): Promise<OpenDatabase> {
  refuseHalfRestored(env.DATA_DIR);
  const socket = await chooseSocketFolder(env.DATA_DIR);
  const lock = await takeLock(env.DATA_DIR, socket.folder);
  if ("pid" in lock) {
    socket.remove();
    throw new BootError(
      `Another Crosscase (process ${lock.pid}) already uses the data folder ${env.DATA_DIR}: stop it first, or set DATA_DIR to another folder.`,
    );
  }
  const releaseFolder = () => {
    lock.release();
    socket.remove();
  };
  try {
    const embedded = await openEmbedded({
      dataFolder: path.join(env.DATA_DIR, "database"),
      socketFolder: socket.folder,
    });
    connect({ socketFolder: socket.folder, max: 20 });
    const close = async () => {
      await disconnect();
      await embedded.close();
      releaseFolder();
    };
    return { onDeath: embedded.onUnexpectedEnd, close };
  } catch (error) {
    releaseFolder();
    const why = error instanceof Error ? error.message : String(error);
    if (freeBytes(env.DATA_DIR) < leastFreeBytes)
      throw new BootError(
        `The disk of ${env.DATA_DIR} is full, and the database there can't be opened (${why}): free some space, and start again. What was Saved is kept.`,
      );
    throw new BootError(
      `The database in ${path.join(env.DATA_DIR, "database")} can't be opened (${why}): restore it from a copy, or set DATA_DIR to another folder.`,
    );
  }
}

/**
 * Refuses a folder in which a restore was killed after it moved the old database aside and before it put the new one in place: a start would make a new,
 * empty database there. @throws BootError for such a folder
 */
export function refuseHalfRestored(folder: string): void {
  if (!existsSync(folder) || existsSync(path.join(folder, "database"))) return;
  const aside = readdirSync(folder)
    .filter((name) => name.startsWith("database-before-"))
    .sort()
    .at(-1);
  if (aside !== undefined)
    throw new BootError(
      `There is no database in ${folder}, but one that a restore has moved aside, ${aside}: restore again, or rename that folder to database.`,
    );
}

/**
 * With the settings of another installation, or none, a command would report on a new, empty database, and a secret of its own would sign links that no
 * server accepts. @throws BootError that names the setting
 */
export function refuseMissingDatabase({ DATA_DIR: folder, DATABASE_URL: url, NEXTAUTH_SECRET: secret }: Env): void {
  refuseHalfRestored(folder);
  if (url === undefined && !existsSync(path.join(folder, "database")))
    throw new BootError(
      `There is no database in ${folder}: set DATA_DIR to the data folder of your server, or start Crosscase, which makes a database there.`,
    );
  if (url !== undefined && secret === undefined && readSecret(folder) === null)
    throw new BootError(
      `There is no secret in ${folder}: set DATA_DIR to the data folder of your server, or NEXTAUTH_SECRET to its secret, or start Crosscase, which makes a secret there.`,
    );
}

/** Where the database is, and the setting that says so. */
export function describeDatabase({ DATA_DIR, DATABASE_URL }: Env): { where: string; setting: string } {
  return DATABASE_URL === undefined
    ? { where: `in ${DATA_DIR}`, setting: "DATA_DIR" }
    : { where: describeUrl(DATABASE_URL), setting: "DATABASE_URL" };
}

export function emptyDatabaseError(env: Env): BootError {
  const { where, setting } = describeDatabase(env);
  return new BootError(
    `The database ${where} has no tables of Crosscase: set ${setting} to that of your server, or start Crosscase, which makes them.`,
  );
}

/** The database's name and host, without the password. */
function describeUrl(url: string): string {
  const { host, pathname } = new URL(url);
  return `${pathname.slice(1)} at ${host}`;
}
