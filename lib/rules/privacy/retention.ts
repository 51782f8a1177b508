/** Q32: what goes when. Nothing goes from a class in use, and nothing within two weeks of setting it or of the class's last use: its teachers see it coming. */
import type { Phase } from "@/lib/rules/phases/phases";

/** Months that can be chosen. */
export const retentionMonths = [1, 3, 6, 12, 24, 36] as const;
export const noticeDays = 14;
const dayMs = 24 * 60 * 60_000;

export interface Retention {
  /** Months from the day the class's last activity was closed, or a newcomer came, until its students are erased; null: never. */
  namesMonths: number | null;
  /** Months from the day an activity was closed until it is deleted; null: never. */
  workMonths: number | null;
  /** When it was set last. */
  setAt: Date | null;
}

export interface RetainedActivity {
  id: string;
  name: string;
  phase: Phase;
  closedAt: Date | null;
}

export interface HeldStudent {
  id: string;
  /** When they came into the class. */
  cameAt: Date;
}

/** What goes at once: an activity with everything in it, or students. Newcomers came after the class's last activity was closed. */
export type Going =
  | { what: "work"; activityId: string; name: string; at: Date }
  | { what: "names"; studentIds: string[]; newcomers: boolean; at: Date };

/** All that goes in time, the earliest first; nothing while any activity of the class is not closed. */
export function planRetention(
  { namesMonths, workMonths, setAt }: Retention,
  activities: readonly RetainedActivity[],
  students: readonly HeldStudent[],
): Going[] {
  const closed = activities.flatMap(({ id, name, phase, closedAt }) =>
    phase === "closed" && closedAt !== null ? { id, name, closedAt } : [],
  );
  if (closed.length === 0 || closed.length < activities.length) return [];
  const last = latest(closed.map(({ closedAt }) => closedAt));
  // Before its last activity was closed the class was in use, and nobody was told what goes.
  const earliest = Math.max(setAt?.getTime() ?? 0, last.getTime()) + noticeDays * dayMs;
  const after = (from: Date, months: number) => new Date(Math.max(addMonths(from, months).getTime(), earliest));
  const names: Going[] = [];
  if (namesMonths !== null)
    for (const newcomers of [false, true]) {
      const some = students.filter(({ cameAt }) => cameAt > last === newcomers);
      if (some.length === 0) continue;
      const from = newcomers ? latest(some.map(({ cameAt }) => cameAt)) : last;
      names.push({ what: "names", studentIds: some.map(({ id }) => id), newcomers, at: after(from, namesMonths) });
    }
  const work: Going[] = [];
  if (workMonths !== null)
    for (const { id, name, closedAt } of closed) {
      const due = after(closedAt, workMonths);
      // Names are counted by the last activity, so it stays until all of them have gone.
      const at = closedAt < last ? due : latest([due, ...names.map((each) => each.at)]);
      work.push({ what: "work", activityId: id, name, at });
    }
  // Of the same time names come first: the order of these stays.
  return [...names, ...work].sort((a, b) => a.at.getTime() - b.at.getTime());
}

const latest = (times: readonly Date[]) => new Date(Math.max(...times.map((time) => time.getTime())));

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
