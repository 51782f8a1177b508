/** When the backups in a folder were made; a backup is recognised by the end of its name (B8). */
import { readdirSync, statSync } from "node:fs";
import path from "node:path";

/** ms. Clocks of machines that share a folder or a database differ by less. */
const mostAhead = 60 * 60_000;

/** Whether a backup's time is in the future: a clock was ahead when the backup was made, or is behind now. */
export const isAhead = (madeAt: Date, now: Date): boolean => madeAt.getTime() - now.getTime() > mostAhead;

/** When the newest backup was made, leaving out those in the future; null when there is none, or the folder can't be read. */
export function findNewestBackup(folder: string, now = new Date()): Date | null {
  return latest(listTimes(folder).filter((time) => !isAhead(time, now)));
}

/** The latest time of the backups that are in the future; null when none is. */
export function findBackupAhead(folder: string, now: Date): Date | null {
  return latest(listTimes(folder).filter((time) => isAhead(time, now)));
}

const latest = (times: readonly Date[]) =>
  times.length === 0 ? null : new Date(Math.max(...times.map((time) => time.getTime())));

/** When each backup was made. */
function listTimes(folder: string): Date[] {
  return (
    listFolder(folder)
      .filter((name) => name.endsWith(".crosscase-backup"))
      // A backup that was deleted since the listing has no time.
      .flatMap((name) => statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtime ?? [])
  );
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
