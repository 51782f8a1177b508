/**
 * Copies a cached embedded database with all tables and no rows, because making one takes seconds.
 * boot.int.test.ts tests the first start in an empty folder, and does not use this.
 */
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { openEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";

const root = path.resolve(import.meta.dirname, "../..");
/** The usual place for tools' caches. */
const cache = path.join(root, "node_modules", ".cache");

export async function copyEmptyDatabase(dataFolder: string): Promise<void> {
  cpSync(await ensureEmptyDatabase(), dataFolder, { recursive: true });
}

/** Returns the folder of the cached database for these migrations and packages, and makes it if it does not exist. */
export async function ensureEmptyDatabase(): Promise<string> {
  const made = path.join(cache, `crosscase-database-${versionHash()}`);
  if (!existsSync(made)) await makeEmptyDatabase(made);
  return made;
}

/** A hash of the migrations and of the packages' versions. */
function versionHash(): string {
  const hash = createHash("sha256").update(readFileSync(path.join(root, "package-lock.json")));
  const migrations = path.join(root, "db", "migrations");
  const files = readdirSync(migrations).filter((name) => name.endsWith(".sql"));
  for (const file of files.sort()) hash.update(file).update(readFileSync(path.join(migrations, file)));
  return hash.digest("hex").slice(0, 16);
}

async function makeEmptyDatabase(at: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const making = mkdtempSync(path.join(cache, "making-"));
  const socketFolder = mkdtempSync(path.join(os.tmpdir(), "crosscase-socket-"));
  try {
    const dataFolder = path.join(making, "database");
    const embedded = await openEmbedded({ dataFolder, socketFolder });
    const pool = new pg.Pool({ host: socketFolder, user: "postgres", database: "postgres", max: 1 });
    await migrateDatabase(pool);
    await pool.end();
    await embedded.close();
    renameSync(dataFolder, at);
  } catch (error) {
    if (!existsSync(at)) throw error; // else another process was quicker
  } finally {
    for (const folder of [making, socketFolder]) rmSync(folder, { recursive: true, force: true });
  }
}
