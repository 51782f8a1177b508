/** A note in DATA_DIR of where the running server is reached, for `fixture` and `teacher`, which print links to it. */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

const fileIn = (dataFolder: string) => path.join(dataFolder, "origin");

export function noteRunning(dataFolder: string, origin: string): void {
  const fresh = `${fileIn(dataFolder)}.${process.pid}`;
  writeFileSync(fresh, origin, { mode: 0o600 });
  renameSync(fresh, fileIn(dataFolder));
}

/** The origin of the server that started last on this folder; null when none ever did. */
export function lastOrigin(dataFolder: string): string | null {
  try {
    return readFileSync(fileIn(dataFolder), "utf8").trim();
  } catch {
    return null;
  }
}
