/** B8: backups in a folder, by the end of their names. */
import { readdirSync, statSync } from "node:fs";
import path from "node:path";

/** When the newest one was made; null when there is none, or the folder can't be read. */
export function findNewestBackup(folder: string): Date | null {
  const times = listFolder(folder)
    .filter((name) => name.endsWith(".crosscase-backup"))
    // One that was just deleted has no time.
    .flatMap((name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? []);
  return times.length === 0 ? null : new Date(Math.max(...times));
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
