/** Merges a student who joined twice, under nearly the same name (T3, T15). */
import { transaction } from "@/db/client";
import { listActivitiesOf } from "@/lib/features/people/classes/queries/activities";
import { moveBelongings } from "@/lib/features/people/joining/queries/merging";
import { lockActivities } from "@/lib/activity/queries/activity";
import { isUuid } from "@/lib/process/uuid";
import { raiseExtraTime } from "@/lib/features/hour/clocks/queries/clocks";
import * as rows from "@/lib/features/people/classes/queries/students";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { endSessionsOf } from "@/lib/auth/session";
import type { ClassEditor } from "@/lib/activity/authorise";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { withStudentReplaced } from "@/lib/features/teams/rules/arrangement-changes";
import { publishArrangement, loadArrangement, storeArrangement } from "@/lib/features/teams/arrangement";
import { removeHiddenSpotlights } from "@/lib/features/screens/projector/projector";
import { recordInJournal } from "@/lib/activity/journal/record";
import { makeOneTimePinRow } from "@/lib/features/people/classes/one-time-pins";
import { currentTime } from "@/lib/process/clock";

/**
 * `intoId` gets the other's team, ballots, exit tickets, guesses, tries and own marks where it has none of its own, and the longer extra time of both. Text stays where it
 * is, and the other is signed out. With `samePerson` the other's PIN and outside accounts work for `intoId` too, its PIN replaces a one-time PIN, and
 * its slip stops working once `intoId` has joined. Without it they do not work, because they could be an impostor's.
 * @throws AppError `student-gone`, `merge-same`
 */
export async function mergeStudents(
  editor: ClassEditor,
  given: { studentId: string; intoId: string; samePerson: boolean },
  now = currentTime(),
): Promise<void> {
  const { studentId, intoId, samePerson } = given;
  if (studentId === intoId) throw new AppError("merge-same");
  const { ended, invalidated } = await transaction(async (tx) => {
    const activities = await lockActivities(tx, await listActivitiesOf(tx, [editor.classId]));
    const activityIds = activities.map(({ id }) => id);
    const [other, into] = [await locked(studentId), await locked(intoId)];
    const invalidated: [activityId: string, topics: Topic[]][] = [];
    await recordInJournal(
      tx,
      { ...editor, activityIds },
      { kind: "merge-students", values: { student: studentId, into: intoId } },
      async () => {
        for (const activity of activities) {
          const loaded = await loadArrangement(tx, activity);
          invalidated.push([
            activity.id,
            await storeArrangement(
              tx,
              activity,
              loaded,
              withStudentReplaced(loaded.arrangement, studentId, intoId),
              now,
            ),
          ]);
        }
        await moveBelongings(tx, studentId, intoId);
        await raiseExtraTime(tx, studentId, intoId);
        if (!samePerson)
          for (const id of await rows.listMergedInto(tx, studentId)) await rows.setMergedPinCounts(tx, id, false);
        await rows.setMergedPinCounts(tx, studentId, samePerson);
        await rows.redirectMerged(tx, studentId, intoId);
        await rows.setMergedInto(tx, studentId, intoId);
        await rows.markRemoved(tx, studentId, now);
      },
      now,
    );
    invalidated.push(...(await removeHiddenSpotlights(tx, editor, activities, now)));
    // A student who has joined under one of the names, with a PIN or an account of their own, needs no slip any more (S1).
    if (samePerson && (into.oneTimePin === null || other.oneTimePin === null))
      for (const id of await rows.listSlips(tx, intoId))
        await rows.changePin(
          tx,
          id,
          id === intoId ? { pinHash: other.pinHash, oneTimePin: null } : makeOneTimePinRow(),
        );
    return { ended: await endSessionsOf(tx, { studentId }), invalidated };

    async function locked(id: string): Promise<rows.StudentSignIn> {
      const student = isUuid(id) ? await rows.lockStudent(tx, editor.classId, id) : null;
      if (student === null) throw new AppError("student-gone");
      return student;
    }
  });
  publishEndedSessions(ended, "merged");
  for (const [activityId, topics] of invalidated)
    publishArrangement(activityId, ["roster", "ballots", "clock", `student:${intoId}`, ...topics]);
}
