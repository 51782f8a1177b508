import type { Lesson } from "@/lib/content/schema";
import { database, transaction } from "@/db/client";
import {
  insertActivity,
  listActivitiesOf,
  listOpenActivities,
  type ActivityOfClass,
  setActivityName,
} from "./queries/activities";
import { lockClass } from "./queries/classes";
import { findActivity, lockActivity } from "@/lib/activity/queries/activity";
import type { ClassEditor } from "@/lib/activity/authorise";
import { activityName } from "@/lib/content/activity-name";
import { findPlan } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { nameFault, tidyName } from "@/lib/features/people/joining/rules/names";
import { isActivityNameFree } from "./activity-names";
import { recordInJournal } from "@/lib/activity/journal/record";
import { invalidateClass } from "./invalidate-class";
import { findChosenLesson } from "./new-lesson";

/**
 * Adds a run of a lesson to the class. Students with the code then choose between the activities that are not closed (Q20). Returns its id.
 * @throws AppError `activity-name-…`, `no-such-lesson`, `no-such-plan`
 */
export async function createActivity(
  editor: ClassEditor,
  given: { name: string; lesson?: string; plan?: string },
): Promise<string> {
  const name = checkActivityName(given.name);
  return transaction(async (tx) => {
    const { contentId, lesson } = await findChosenLesson(tx, editor.teacherId, given.lesson ?? "");
    const plan = checkPlan(lesson, given.plan ?? "");
    await lockClass(tx, editor.classId);
    if (!(await isActivityNameFree(tx, editor.classId, null, name)))
      throw new AppError("activity-name-taken", { name }, "name");
    return recordInJournal(
      tx,
      { ...editor, activityIds: [] },
      { kind: "new-activity", values: { newName: name }, always: true },
      () => insertActivity(tx, editor.classId, contentId, { name, plan }),
    );
  });
}

/** Renames an activity and returns the name as stored (T15). @throws AppError `not-found`, `activity-name-…` */
export async function renameActivity(
  editor: ClassEditor,
  given: { activityId: string; name: string },
): Promise<string> {
  const name = checkActivityName(given.name);
  const found = await findActivity(database(), given.activityId);
  if (found === null || found.classId !== editor.classId) throw new AppError("not-found");
  await transaction(async (tx) => {
    const activity = await lockActivity(tx, found.id);
    await lockClass(tx, editor.classId);
    const was = activityName(activity);
    if (name === was) return;
    if (!(await isActivityNameFree(tx, editor.classId, activity.id, name)))
      throw new AppError("activity-name-taken", { name }, "name");
    await recordInJournal(
      tx,
      { ...editor, activityIds: [activity.id] },
      { kind: "rename-activity", values: { oldName: was, newName: name } },
      () => setActivityName(tx, activity.id, name),
    );
  });
  await invalidateClass(editor.classId, "roster");
  return name;
}

/** The activities that the class's code opens, newest first (Q20). */
export async function listActivitiesToJoin(classId: string): Promise<ActivityOfClass[]> {
  return listOpenActivities(database(), classId);
}

/** Ids of all activities of the class, closed ones too, because a device may store an unsent vote for any of them (Q4). */
export async function listActivityIds(classId: string): Promise<string[]> {
  return (await listActivitiesOf(database(), [classId])).map(({ id }) => id);
}

/** Validates the id of a plan of the lesson; "" means no plan and becomes null (T10). @throws AppError `no-such-plan` */
export function checkPlan(lesson: Lesson, typed: string): string | null {
  if (typed === "") return null;
  if (findPlan(lesson, typed) === null) throw new AppError("no-such-plan");
  return typed;
}

/** Returns the name as it is stored. @throws AppError `activity-name-…` */
export function checkActivityName(typed: string): string {
  const name = tidyName(typed);
  const fault = nameFault(name);
  if (fault !== null) throw new AppError(`activity-name-${fault}`, {}, "name");
  return name;
}
