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

/**
 * Whether the last backup should be verified: none was, or the last one that was verified is `days` older. By the backups' times, so that this is
 * done after a backup, at the hour at which nobody works. Half a day less, because backups are not made at the same minute.
 * @param days 0: never
 */
export function isVerificationDue(days: number, madeAt: Date, verifiedAt: Date | null): boolean {
  if (days === 0) return false;
  if (verifiedAt === null || isAhead(verifiedAt, madeAt)) return true;
  return madeAt.getTime() - verifiedAt.getTime() > (days - 0.5) * dayMs;
}

const dayMs = 24 * 60 * 60 * 1_000;

const dailyName = /^crosscase-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.crosscase-backup$/;

/** Names contain the time in a form that sorts by time. */
export function nameDailyBackup(now: Date): string {
  return `crosscase-${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z.crosscase-backup`;
}

/** How many backups are kept: the newest, and the last one of each of the newest weeks and months (by UTC) that have one. */
export interface Kept {
  newest: number;
  weeks: number;
  months: number;
}

/**
 * Chooses the daily backups to delete: all that `kept` does not keep. Files with other names are not ours to delete.
 * Backups later than `now` were made while the clock was ahead, so they count as the oldest, and as the last of no week or month.
 */
export function chooseOutdated(names: readonly string[], kept: Kept, now: Date): string[] {
  const last = nameDailyBackup(now);
  const daily = names
    .filter((name) => dailyName.test(name))
    .sort()
    .reverse();
  const [past, ahead] = [daily.filter((name) => name <= last), daily.filter((name) => name > last)];
  const stays = new Set([
    ...[...past, ...ahead].slice(0, kept.newest),
    ...lastOfEach(past, weekOf).slice(0, kept.weeks),
    ...lastOfEach(past, monthOf).slice(0, kept.months),
  ]);
  return [...past, ...ahead].filter((name) => !stays.has(name));
}

/** @param names the newest first */
function lastOfEach<T>(names: readonly string[], periodOf: (day: string) => T): string[] {
  const periods = new Map<T, string>();
  for (const name of names) {
    const period = periodOf(name.slice("crosscase-".length).slice(0, 10));
    if (!periods.has(period)) periods.set(period, name);
  }
  return [...periods.values()];
}

/** The number of the week from Monday to Sunday; 1 January 1970 was a Thursday. */
const weekOf = (day: string): number => Math.floor((Date.parse(day) / dayMs + 3) / 7);
const monthOf = (day: string): string => day.slice(0, 7);
