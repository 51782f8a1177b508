import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { connect, disconnect } from "@/db/client";
import { openEmbedded } from "@/db/embedded";
import { copyEmptyDatabase } from "@/db/testing/empty-database";
import { readFileLog } from "./file-log";
import type { RecordedStore } from "./recorded-store";

/** For NODE_OPTIONS: makes the server's database thread record to the file RECORD_FILES, if that exists. */
export const recorderOption = `--import "${pathToFileURL(path.join(import.meta.dirname, "record-files.js")).href}"`;

/** The database is a thread of the server, and ends with it. */
export async function recordEmbedded(folder: string): Promise<RecordedStore> {
  const dataDir = path.join(folder, "data");
  const database = path.join(dataDir, "database");
  const before = path.join(folder, "before");
  const recording = path.join(folder, "recording");
  mkdirSync(dataDir, { mode: 0o700 });
  await copyEmptyDatabase(database);
  cpSync(database, before, { recursive: true });
  writeFileSync(recording, "");
  return {
    env: { DATA_DIR: dataDir },
    recorderEnv: { NODE_OPTIONS: recorderOption, RECORD_FILES: recording },
    before,
    connect: () => void connect({ socketFolder: dataDir, max: 2 }),
    recordedBytes: () => statSync(recording).size,
    end: () => Promise.resolve(),
    read: () => readFileLog(recording),
    openAfterCut,
  };
}

async function openAfterCut(write: (folder: string) => void): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-cut-"));
  const dataFolder = path.join(folder, "database");
  write(dataFolder);
  try {
    const embedded = await openEmbedded({ dataFolder, socketFolder: folder });
    connect({ socketFolder: folder, max: 2 });
    return async () => {
      await disconnect();
      await embedded.close();
      rmSync(folder, { recursive: true, force: true });
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
