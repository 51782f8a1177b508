/** A teacher removes students from the class. */
import { transaction, type Tx } from "@/db/client";
import { listOpenActivities } from "@/lib/features/people/classes/queries/activities";
import { markRemoved } from "@/lib/features/people/classes/queries/students";
import { lockActivities, type ActivityRow } from "@/lib/activity/queries/standing";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { endSessionsOf } from "@/lib/auth/session";
import type { ClassSteering } from "@/lib/activity/standing";
import type { Topic } from "@/lib/bus/bus-contract";
import { publishArrangement, takeStudentsOutOfTeams } from "@/lib/features/teams/arrangement";
import { requireStudent } from "@/lib/features/people/classes/students";
import { recordInJournal, type Entry } from "@/lib/activity/journal/record";
import { takeOffHiddenIn } from "@/lib/features/screens/projector/wall";
import { currentTime } from "@/lib/process/clock";

/**
 * Ends the student's sessions and frees the name. Their text stays with their teams; an empty team of an open activity ends (T7).
 * @throws AppError `student-gone`
 */
export async function removeStudent(steering: ClassSteering, studentId: string, now = currentTime()): Promise<void> {
  await removeStudents(
    steering,
    () => Promise.resolve([studentId]),
    () => ({ kind: "remove", values: { student: studentId } }),
    now,
  );
}

/**
 * Removes several students as one journal entry and returns how many. `choose` runs with all activities locked, and may throw.
 * @throws AppError `student-gone`, and as `choose` does
 */
export async function removeStudents(
  steering: ClassSteering,
  choose: (tx: Tx) => Promise<string[]>,
  entryOf: (ids: readonly string[]) => Entry,
  now: Date,
): Promise<number> {
  const { count, left } = await transaction(async (tx) => {
    const activities = await lockActivities(tx, await listOpenActivities(tx, steering.classId));
    const ids = (await choose(tx)).sort();
    for (const id of ids) await requireStudent(tx, steering, id);
    const left = await recordInJournal(
      tx,
      { ...steering, activityIds: activities.map(({ id }) => id) },
      entryOf(ids),
      () => takeOutOfClass(tx, activities, ids, now),
      now,
    );
    left.invalidated.push(...(await takeOffHiddenIn(tx, steering, activities, now)));
    return { count: ids.length, left };
  });
  publishLeft(left);
  return count;
}

/** What to publish after the commit about students who left the class. */
export interface LeftClass {
  ended: string[];
  invalidated: [activityId: string, topics: Topic[]][];
}

/** Takes students out of their teams and out of the class, and ends their sessions. `activities` are the open ones, which the caller has locked. */
export async function takeOutOfClass(
  tx: Tx,
  activities: readonly ActivityRow[],
  studentIds: readonly string[],
  now: Date,
): Promise<LeftClass> {
  const left: LeftClass = { ended: [], invalidated: [] };
  if (studentIds.length === 0) return left;
  for (const activity of activities)
    left.invalidated.push([activity.id, await takeStudentsOutOfTeams(tx, activity, studentIds, now)]);
  for (const studentId of studentIds) {
    await markRemoved(tx, studentId, now);
    left.ended.push(...(await endSessionsOf(tx, { studentId })));
  }
  return left;
}

export function publishLeft({ ended, invalidated }: LeftClass): void {
  publishEndedSessions(ended, "removed");
  for (const [activityId, topics] of invalidated) publishArrangement(activityId, ["roster", ...topics]);
}
