/** B8: backups in a folder, by the end of their names. */
import { readdirSync, statSync } from "node:fs";
import path from "node:path";

/** ms. Clocks of machines that share a folder or a database differ by less. */
const mostAhead = 60 * 60_000;

/** Whether a backup's time is in the future: a clock was ahead when it was made, or is behind now. */
export const isAhead = (madeAt: Date, now: Date): boolean => madeAt.getTime() - now.getTime() > mostAhead;

/** When the newest one was made, leaving out those of the future; null when there is none, or the folder can't be read. */
export function findNewestBackup(folder: string, now = new Date()): Date | null {
  return latest(listTimes(folder).filter((time) => !isAhead(time, now)));
}

/** The latest time of a backup that is in the future; null when none is. */
export function findBackupAhead(folder: string, now: Date): Date | null {
  return latest(listTimes(folder).filter((time) => isAhead(time, now)));
}

const latest = (times: readonly Date[]) =>
  times.length === 0 ? null : new Date(Math.max(...times.map((time) => time.getTime())));

/** When each was made. */
function listTimes(folder: string): Date[] {
  return (
    listFolder(folder)
      .filter((name) => name.endsWith(".crosscase-backup"))
      // One that was just deleted has no time.
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
