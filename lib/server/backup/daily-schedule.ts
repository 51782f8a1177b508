/** When a daily backup is due, and which backups are deleted (B8). */
import { isAhead } from "@/lib/process/newest-backup";

/** Whether no backup was made since this machine's clock last showed `hour`. A backup made while the clock was ahead does not count. */
export function isBackupDue(now: Date, hour: number, last: Date | null): boolean {
  if (last === null || isAhead(last, now)) return true;
  const dueOn = (day: number) => new Date(now.getFullYear(), now.getMonth(), day, hour);
  const today = dueOn(now.getDate());
  // By the calendar, not 24 hours earlier: where clocks change today, the hour may be missing today and exist yesterday.
  return last < (today <= now ? today : dueOn(now.getDate() - 1));
}

const dailyName = /^crosscase-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.crosscase-backup$/;

/** Names contain the time in a form that sorts by time. */
export function nameDailyBackup(now: Date): string {
  return `crosscase-${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z.crosscase-backup`;
}

/**
 * Chooses the daily backups to delete: all but the newest `kept`. Files with other names are not ours to delete.
 * Backups later than `now` were made while the clock was ahead, so they count as the oldest.
 */
export function chooseOutdated(names: readonly string[], kept: number, now: Date): string[] {
  const last = nameDailyBackup(now);
  const daily = names
    .filter((name) => dailyName.test(name))
    .sort()
    .reverse();
  return [...daily.filter((name) => name <= last), ...daily.filter((name) => name > last)].slice(kept);
}
