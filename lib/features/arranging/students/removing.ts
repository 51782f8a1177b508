/** A teacher removes students from the class. */
import { transaction, type Tx } from "@/db/client";
import { listOpenActivities } from "@/lib/features/people/classes/queries/activities";
import { listNames, markRemoved } from "@/lib/features/people/classes/queries/students";
import { lockActivities, type ActivityRow } from "@/lib/activity/queries/activity";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { endSessionsOf } from "@/lib/auth/session";
import type { ClassEditor } from "@/lib/activity/authorise";
import { AppError } from "@/lib/errors/errors";
import type { Topic } from "@/lib/bus/bus-contract";
import { publishArrangement, takeStudentsOutOfTeams } from "@/lib/features/teams/arrangement";
import { requireStudent } from "@/lib/features/people/classes/students";
import { recordInJournal, type Entry } from "@/lib/activity/journal/record";
import { removeHiddenSpotlights } from "@/lib/features/screens/projector/projector";
import { currentTime } from "@/lib/process/clock";

/**
 * Ends the student's sessions and frees the name. Their text stays with their teams; an empty team of an open activity ends (T7).
 * @throws AppError `student-gone`
 */
export async function removeStudent(editor: ClassEditor, studentId: string, now = currentTime()): Promise<void> {
  await removeChosen(editor, [studentId], now);
}

/**
 * Removes the students of these who are in the class, as one journal entry, and returns how many.
 * @throws AppError `student-gone` when none of them is
 */
export function removeChosen(editor: ClassEditor, studentIds: readonly string[], now = currentTime()): Promise<number> {
  const chosen = new Set(studentIds);
  const choose = async (tx: Tx) => {
    const ids = (await listNames(tx, editor.classId)).flatMap(({ id }) => (chosen.has(id) ? [id] : []));
    if (ids.length === 0) throw new AppError("student-gone");
    return ids;
  };
  const entryOf = ([student = "", ...others]: readonly string[]): Entry =>
    others.length === 0
      ? { kind: "remove", values: { student } }
      : { kind: "remove-several", values: { count: others.length + 1 } };
  return removeStudents(editor, choose, entryOf, now);
}

/**
 * Removes several students as one journal entry and returns how many. `choose` runs with all activities locked, and may throw.
 * @throws AppError `student-gone`, and as `choose` does
 */
export async function removeStudents(
  editor: ClassEditor,
  choose: (tx: Tx) => Promise<string[]>,
  entryOf: (ids: readonly string[]) => Entry,
  now: Date,
): Promise<number> {
  const { count, left } = await transaction(async (tx) => {
    const activities = await lockActivities(tx, await listOpenActivities(tx, editor.classId));
    const ids = (await choose(tx)).sort();
    for (const id of ids) await requireStudent(tx, editor, id);
    const left = await recordInJournal(
      tx,
      { ...editor, activityIds: activities.map(({ id }) => id) },
      entryOf(ids),
      () => removeFromClass(tx, activities, ids, now),
      now,
    );
    left.invalidated.push(...(await removeHiddenSpotlights(tx, editor, activities, now)));
    return { count: ids.length, left };
  });
  publishRemoval(left);
  return count;
}

/** What to publish after the commit about students who left the class. */
export interface RemovalResult {
  ended: string[];
  invalidated: [activityId: string, topics: Topic[]][];
}

/** Takes students out of their teams and out of the class, and ends their sessions. `activities` are the open ones, which the caller has locked. */
export async function removeFromClass(
  tx: Tx,
  activities: readonly ActivityRow[],
  studentIds: readonly string[],
  now: Date,
): Promise<RemovalResult> {
  const left: RemovalResult = { ended: [], invalidated: [] };
  if (studentIds.length === 0) return left;
  for (const activity of activities)
    left.invalidated.push([activity.id, await takeStudentsOutOfTeams(tx, activity, studentIds, now)]);
  for (const studentId of studentIds) {
    await markRemoved(tx, studentId, now);
    left.ended.push(...(await endSessionsOf(tx, { studentId })));
  }
  return left;
}

export function publishRemoval({ ended, invalidated }: RemovalResult): void {
  publishEndedSessions(ended, "removed");
  for (const [activityId, topics] of invalidated) publishArrangement(activityId, ["roster", ...topics]);
}
