/** What may change in a rubric once there are marks (T12). */
import type { Tx } from "@/db/client";
import { hasMarks } from "./queries/marks";
import type { ActivityRow } from "@/lib/activity/queries/activity";
import { rubricOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { hasSameShape, type Rubric } from "./rules/rubric";

/** Marks name a criterion and a level of it, so both stay once there are marks. @throws AppError `rubric-marked` */
export async function requireShape(tx: Tx, activity: ActivityRow, rubric: Rubric): Promise<void> {
  if (!hasSameShape(rubric, rubricOf(activity)) && (await hasMarks(tx, activity.id)))
    throw new AppError("rubric-marked");
}
