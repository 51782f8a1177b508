import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { connect, disconnect } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { startPostgres } from "@/db/testing/private-postgres";
import { findFreePort } from "@/db/testing/private-server";
import type { RecordedStore } from "./recorded-store";
import { findStrace, straceMissing, underStrace } from "./strace";
import { readStraceLog } from "./strace-log";

/** Small segments of the write-ahead log: PostgreSQL fills each with zeros, which are recorded too. */
export const initdb = ["--wal-segsize=1"];

/** Returns null, and prints why, where PostgreSQL or strace is not available. */
export async function recordPostgres(folder: string): Promise<RecordedStore | null> {
  const strace = findStrace();
  if (strace === null) {
    console.warn(`Power cuts of PostgreSQL are skipped. ${straceMissing()}`);
    return null;
  }
  chmodSync(folder, 0o711); // PostgreSQL runs as another user
  const given = { folder: path.join(folder, "postgres"), port: await findFreePort() };
  const [data, before] = [path.join(given.folder, "data"), path.join(folder, "before")];
  const recording = path.join(given.folder, "recording");
  mkdirSync(given.folder);
  const first = await startPostgres({ given, initdb });
  if (first === null) return null;
  const pool = new pg.Pool({ connectionString: first.url, max: 1 });
  await migrateDatabase(pool);
  await pool.end();
  await first.stop();
  cpSync(data, before, { recursive: true });
  const postgres = await startPostgres({ given, waitsForDisk: true, under: underStrace(strace, recording) });
  if (postgres === null) return null;
  const { url } = postgres;
  return {
    env: { DATA_DIR: path.join(folder, "data"), DATABASE_URL: url },
    recorderEnv: {},
    before,
    connect: () => void connect({ url, max: 2 }),
    recordedBytes: () => statSync(recording).size,
    end: postgres.stop,
    read: () => readStraceLog(recording, data),
    openAfterCut,
  };
}

async function openAfterCut(write: (folder: string) => void): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-cut-"));
  const data = path.join(folder, "data");
  write(data);
  // The file names a process id, which another process may have by now; PostgreSQL would then refuse to start.
  rmSync(path.join(data, "postmaster.pid"), { force: true });
  try {
    const postgres = await startPostgres({ given: { folder, port: await findFreePort() } });
    if (postgres === null) throw new Error("PostgreSQL is gone");
    connect({ url: postgres.url, max: 2 });
    return async () => {
      await disconnect();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
