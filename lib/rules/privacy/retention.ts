/** Q32: what goes when. Nothing goes from a class in use, and nothing within two weeks of setting it or of the class's last use: its teachers see it coming. */
import type { Phase } from "@/lib/rules/phases/phases";

/** Months that can be chosen. */
export const retentionMonths = [1, 3, 6, 12, 24, 36] as const;
export const noticeDays = 14;
const dayMs = 24 * 60 * 60_000;

export interface Retention {
  /** Months from the day the class's last activity was closed until its students are erased; null: never. */
  namesMonths: number | null;
  /** Months from the day an activity was closed until it is deleted; null: never. */
  workMonths: number | null;
  /** When it was set last. */
  setAt: Date | null;
}

export interface RetainedActivity {
  id: string;
  phase: Phase;
  closedAt: Date | null;
}

/** One thing that goes: an activity with everything in it, or the class's students. */
export type Going = { what: "work"; activityId: string; at: Date } | { what: "names"; at: Date };

/** All that goes in time, the earliest first; nothing while any activity of the class is not closed. */
export function planRetention(
  { namesMonths, workMonths, setAt }: Retention,
  activities: readonly RetainedActivity[],
): Going[] {
  const closed = activities.flatMap(({ id, phase, closedAt }) =>
    phase === "closed" && closedAt !== null ? { id, closedAt } : [],
  );
  if (closed.length === 0 || closed.length < activities.length) return [];
  const last = new Date(Math.max(...closed.map(({ closedAt }) => closedAt.getTime())));
  // Before its last activity was closed the class was in use, and nobody was told what goes.
  const earliest = Math.max(setAt?.getTime() ?? 0, last.getTime()) + noticeDays * dayMs;
  const after = (from: Date, months: number) => new Date(Math.max(addMonths(from, months).getTime(), earliest));
  const goings: Going[] = [];
  if (workMonths !== null)
    for (const { id, closedAt } of closed)
      goings.push({ what: "work", activityId: id, at: after(closedAt, workMonths) });
  if (namesMonths !== null) goings.push({ what: "names", at: after(last, namesMonths) });
  // Names first: when they are due, the activities by which they are counted are still there.
  return goings.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.what === "names" ? -1 : 1));
}

/** Names go before the work, or with it: without its activities nobody knows since when a class is closed. */
export function isInOrder({ namesMonths, workMonths }: Pick<Retention, "namesMonths" | "workMonths">): boolean {
  return namesMonths === null || workMonths === null || namesMonths <= workMonths;
}

export const isDue = ({ at }: Going, now: Date): boolean => at <= now;

/** What goes within two weeks. */
export function soonGoing(goings: readonly Going[], now: Date): Going[] {
  return goings.filter(({ at }) => at.getTime() <= now.getTime() + noticeDays * dayMs);
}

/** The same day of a later month, or that month's last day. */
function addMonths(from: Date, months: number): Date {
  const to = new Date(from);
  to.setUTCMonth(to.getUTCMonth() + months);
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0);
  return to;
}
