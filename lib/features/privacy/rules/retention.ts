/**
 * What is deleted when. Nothing is deleted in a class in use, nor within two weeks of a change of the setting or of the class's last use, so that its
 * teachers get notice (Q32).
 */
import type { Phase } from "@/lib/activity/rules/phases";

/** The numbers of months that owners can choose. */
export const retentionMonths = [1, 3, 6, 12, 24, 36] as const;
export const noticeDays = 14;
const dayMs = 24 * 60 * 60_000;

export interface Retention {
  /** Months until students are erased, from the day when the class's last activity was closed or a newcomer joined; null: never. */
  namesMonths: number | null;
  /** Months until an activity is deleted, from the day when it was closed; null: never. */
  workMonths: number | null;
  /** When the setting was last changed. */
  setAt: Date | null;
}

export interface RetainedActivity {
  id: string;
  name: string;
  phase: Phase;
  closedAt: Date | null;
}

export interface RetainedStudent {
  id: string;
  /** When the student joined the class. */
  cameAt: Date;
}

/** A deletion that is due at `at`: an activity with everything in it, or students. Newcomers joined after the class's last activity was closed. */
export type PlannedDeletion =
  | { what: "work"; activityId: string; name: string; at: Date }
  | { what: "names"; studentIds: string[]; newcomers: boolean; at: Date };

/** All future deletions of a class, earliest first; none while any activity of the class is not closed. */
export function planRetention(
  { namesMonths, workMonths, setAt }: Retention,
  activities: readonly RetainedActivity[],
  students: readonly RetainedStudent[],
): PlannedDeletion[] {
  const closed = activities.flatMap(({ id, name, phase, closedAt }) =>
    phase === "closed" && closedAt !== null ? { id, name, closedAt } : [],
  );
  if (closed.length === 0 || closed.length < activities.length) return [];
  const last = latest(closed.map(({ closedAt }) => closedAt));
  // Until its last activity was closed the class was in use, and its teachers had no notice of the deletion.
  const earliest = Math.max(setAt?.getTime() ?? 0, last.getTime()) + noticeDays * dayMs;
  const after = (from: Date, months: number) => new Date(Math.max(addMonths(from, months).getTime(), earliest));
  const names: PlannedDeletion[] = [];
  if (namesMonths !== null)
    for (const newcomers of [false, true]) {
      const some = students.filter(({ cameAt }) => cameAt > last === newcomers);
      if (some.length === 0) continue;
      const from = newcomers ? latest(some.map(({ cameAt }) => cameAt)) : last;
      names.push({ what: "names", studentIds: some.map(({ id }) => id), newcomers, at: after(from, namesMonths) });
    }
  const work: PlannedDeletion[] = [];
  if (workMonths !== null)
    for (const { id, name, closedAt } of closed) {
      const due = after(closedAt, workMonths);
      // Students' dates are counted from the class's last activity, so that activity stays until all students are erased.
      const at = closedAt < last ? due : latest([due, ...names.map((each) => each.at)]);
      work.push({ what: "work", activityId: id, name, at });
    }
  // The sort is stable, so at equal times students come before activities.
  return [...names, ...work].sort((a, b) => a.at.getTime() - b.at.getTime());
}

const latest = (times: readonly Date[]) => new Date(Math.max(...times.map((time) => time.getTime())));

/** Students must be erased before the activities, or with them: without activities nobody knows when the class was closed. */
export function isInOrder({ namesMonths, workMonths }: Pick<Retention, "namesMonths" | "workMonths">): boolean {
  return namesMonths === null || workMonths === null || namesMonths <= workMonths;
}

export const isDue = ({ at }: PlannedDeletion, now: Date): boolean => at <= now;

/** The deletions that are due within two weeks. */
export function listUpcomingDeletions(goings: readonly PlannedDeletion[], now: Date): PlannedDeletion[] {
  return goings.filter(({ at }) => at.getTime() <= now.getTime() + noticeDays * dayMs);
}

/** The same day in a later month, or that month's last day. */
function addMonths(from: Date, months: number): Date {
  const to = new Date(from);
  to.setUTCMonth(to.getUTCMonth() + months);
  if (to.getUTCDate() !== from.getUTCDate()) to.setUTCDate(0);
  return to;
}
