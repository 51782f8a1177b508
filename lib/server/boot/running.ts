/** A note in DATA_DIR about the server that started last on it, for `fixture` and `teacher`, which print links to it. */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";

const shape = z.object({
  pid: z.number(),
  /** Where people reach it. */
  origin: z.string(),
  production: z.boolean(),
  /** Where its rows are: in the data folder, or at its DATABASE_URL. */
  database: z.enum(["own", "url"]),
  /** It was started with CROSSCASE_FIXTURES=1. */
  fixtures: z.boolean(),
});
export type Running = z.output<typeof shape>;

const fileIn = (dataFolder: string) => path.join(dataFolder, "running.json");

export function noteRunning(dataFolder: string, running: Omit<Running, "pid">): void {
  const fresh = `${fileIn(dataFolder)}.${process.pid}`;
  writeFileSync(fresh, JSON.stringify({ pid: process.pid, ...running } satisfies Running), { mode: 0o600 });
  renameSync(fresh, fileIn(dataFolder));
}

/** Null when no server ever started on this folder. */
export function lastRunning(dataFolder: string): Running | null {
  try {
    return shape.parse(JSON.parse(readFileSync(fileIn(dataFolder), "utf8")));
  } catch {
    return null; // none, or of a version before this one
  }
}
