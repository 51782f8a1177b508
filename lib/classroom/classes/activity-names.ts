import type { Tx } from "@/db/client";
import { listActivitiesOf } from "@/db/queries/classes/activities";
import { findActivity } from "@/db/queries/signing-in/standing";
import { activityName } from "@/lib/content/activity-name";
import { AppError } from "@/lib/errors/errors";
import { nameKey } from "@/lib/rules/joining/names";

/** Whether no activity of the class but `activityId` has this name. */
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

/** Checks that an activity can have an earlier name again; null is the title of the lesson. @throws AppError `undo-activity-name-taken` */
export async function checkActivityName(tx: Tx, activityId: string, name: string | null): Promise<void> {
  const activity = await findActivity(tx, activityId);
  if (
    activity === null ||
    !(await isActivityNameFree(tx, activity.classId, activityId, activityName({ ...activity, name })))
  )
    throw new AppError("undo-activity-name-taken");
}
