import { database, transaction } from "@/db/client";
import {
  insertActivity,
  listOpenActivities,
  type ActivityOfClass,
  setActivityName,
} from "@/db/queries/classes/activities";
import { lockClass } from "@/db/queries/classes/classes";
import { findActivity, lockActivity } from "@/db/queries/signing-in/standing";
import type { ClassSteering } from "@/lib/auth/standing";
import { activityName } from "@/lib/content/activity-name";
import { builtInContentId } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { nameFault, tidyName } from "@/lib/rules/joining/names";
import { isActivityNameFree } from "./activity-names";
import { recordInJournal } from "@/lib/classroom/journal/journal";
import { invalidateClass } from "./invalidate-class";

/**
 * Adds a run of the lesson to the class. Q20: students with the code then choose between the activities that are not closed.
 * Returns its id. @throws AppError `activity-name-…`
 */
export async function createActivity(steering: ClassSteering, given: { name: string }): Promise<string> {
  const name = checkName(given.name);
  return transaction(async (tx) => {
    await lockClass(tx, steering.classId);
    if (!(await isActivityNameFree(tx, steering.classId, null, name)))
      throw new AppError("activity-name-taken", { name }, "name");
    return recordInJournal(
      tx,
      { ...steering, activityIds: [] },
      { kind: "new-activity", values: { newName: name }, always: true },
      () => insertActivity(tx, steering.classId, builtInContentId, name),
    );
  });
}

/** T15: returns the name as stored. @throws AppError `not-found`, `activity-name-…` */
export async function renameActivity(
  steering: ClassSteering,
  given: { activityId: string; name: string },
): Promise<string> {
  const name = checkName(given.name);
  const found = await findActivity(database(), given.activityId);
  if (found === null || found.classId !== steering.classId) throw new AppError("not-found");
  await transaction(async (tx) => {
    const activity = await lockActivity(tx, found.id);
    await lockClass(tx, steering.classId);
    const was = activityName(activity);
    if (name === was) return;
    if (!(await isActivityNameFree(tx, steering.classId, activity.id, name)))
      throw new AppError("activity-name-taken", { name }, "name");
    await recordInJournal(
      tx,
      { ...steering, activityIds: [activity.id] },
      { kind: "rename-activity", values: { oldName: was, newName: name } },
      () => setActivityName(tx, activity.id, name),
    );
  });
  await invalidateClass(steering.classId, "roster");
  return name;
}

/** Q20: the activities that the class's code opens, newest first. */
export async function listActivitiesToJoin(classId: string): Promise<ActivityOfClass[]> {
  return listOpenActivities(database(), classId);
}

function checkName(typed: string): string {
  const name = tidyName(typed);
  const fault = nameFault(name);
  if (fault !== null) throw new AppError(`activity-name-${fault}`, {}, "name");
  return name;
}
