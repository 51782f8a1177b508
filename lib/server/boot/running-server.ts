/** A file in DATA_DIR about the server that started last on it. `fixture` and `teacher` print links from it. */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { thisUser } from "@/lib/process/this-user.js";
import { readStartTime } from "./lock";

const shape = z.object({
  pid: z.number(),
  /** See lock.ts. */
  started: z.string().nullable().default(null),
  user: z.string().default(""),
  /** Its settings, secrets as fingerprints (lib/process/env.ts); none by an earlier build. */
  settings: z.record(z.string(), z.string()).default({}),
  /** The origin that people open. */
  origin: z.string(),
  production: z.boolean(),
  /** Where its database is: in the data folder, or at its DATABASE_URL. */
  database: z.enum(["own", "url"]),
  /** Whether it was started with CROSSCASE_FIXTURES=1. */
  fixtures: z.boolean(),
});
export type RunningServer = z.output<typeof shape>;

const noteFile = (dataFolder: string) => path.join(dataFolder, "running.json");

export function storeRunningServer(dataFolder: string, running: Omit<RunningServer, "pid" | "started" | "user">): void {
  const temporaryFile = `${noteFile(dataFolder)}.${process.pid}`;
  const own = { pid: process.pid, started: readStartTime(process.pid), user: thisUser() };
  writeFileSync(temporaryFile, JSON.stringify({ ...own, ...running } satisfies RunningServer), { mode: 0o600 });
  renameSync(temporaryFile, noteFile(dataFolder));
}

/** Null when no server has ever started on this folder, or an earlier version wrote the file. */
export function findLastServer(dataFolder: string): RunningServer | null {
  try {
    return shape.parse(JSON.parse(readFileSync(noteFile(dataFolder), "utf8")));
  } catch {
    return null; // there is no file, or an earlier version wrote it
  }
}
