/** B8: when a daily backup is due, and which are deleted. */
import { isAhead } from "@/lib/process/newest-backup";

/** Whether none was made since this machine's clock last showed this hour. One that was made while the clock was ahead does not count. */
export function isBackupDue(now: Date, hour: number, last: Date | null): boolean {
  if (last === null || isAhead(last, now)) return true;
  const dueOn = (day: number) => new Date(now.getFullYear(), now.getMonth(), day, hour);
  const today = dueOn(now.getDate());
  // Anew: where the clocks change today, that hour may be none of today's, and is one of yesterday's.
  return last < (today <= now ? today : dueOn(now.getDate() - 1));
}

const dailyName = /^crosscase-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.crosscase-backup$/;

/** Names begin with their time, so that they sort by it. */
export function nameDailyBackup(now: Date): string {
  return `crosscase-${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z.crosscase-backup`;
}

/**
 * Chooses the daily backups beyond the newest `kept`. Files of other names are somebody's own.
 * Those later than `now` were made while the clock was ahead, before all others.
 */
export function chooseOutdated(names: readonly string[], kept: number, now: Date): string[] {
  const last = nameDailyBackup(now);
  const daily = names
    .filter((name) => dailyName.test(name))
    .sort()
    .reverse();
  return [...daily.filter((name) => name <= last), ...daily.filter((name) => name > last)].slice(kept);
}
