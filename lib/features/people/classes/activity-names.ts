import type { Tx } from "@/db/client";
import { listActivitiesOf } from "./queries/activities";
import { findActivity } from "@/lib/activity/queries/activity";
import { activityName } from "@/lib/content/activity-name";
import { AppError } from "@/lib/errors/errors";
import { nameKey } from "@/lib/features/people/joining/rules/names";

/** Whether no other activity of the class has this name. `activityId` is the activity to name; null for a new one. */
export async function isActivityNameFree(
  tx: Tx,
  classId: string,
  activityId: string | null,
  name: string,
): Promise<boolean> {
  return (await listActivitiesOf(tx, [classId])).every(
    (other) => other.id === activityId || nameKey(activityName(other)) !== nameKey(name),
  );
}

/** Checks that an undo can give an activity its earlier name; null stands for the lesson's title. @throws AppError `undo-activity-name-taken` */
export async function checkActivityName(tx: Tx, activityId: string, name: string | null): Promise<void> {
  const activity = await findActivity(tx, activityId);
  if (
    activity === null ||
    !(await isActivityNameFree(tx, activity.classId, activityId, activityName({ ...activity, name })))
  )
    throw new AppError("undo-activity-name-taken");
}
