/** The rubric of an activity, which teachers edit; from the first mark on only its words (T12). */
import { database, transaction } from "@/db/client";
import { hasMarks, setRubric } from "./queries/marks";
import { lockActivity } from "@/lib/activity/queries/activity";
import type { ActivityReader, ActivityEditor } from "@/lib/activity/authorise";
import { invalidate } from "@/lib/bus/bus";
import { rubricOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { isRubric, rubricKey, type Rubric } from "./rules/rubric";
import { recordInJournal } from "@/lib/activity/journal/record";
import { requireShape } from "./rubric-shape";

/** Whether criteria and levels may still be added and removed. */
export async function isRubricOpen({ activity }: ActivityReader): Promise<boolean> {
  return !(await hasMarks(database(), activity.id));
}

/**
 * Edits the rubric. A rubric that equals the lesson's is stored as null, the lesson's own.
 * @param given.seen the rubric that the page showed before the edit
 * @throws AppError `input`, `rubric-marked`, `rubric-changed` when another teacher has edited it since it was seen
 */
export async function editRubric(editor: ActivityEditor, given: { seen: Rubric; rubric: Rubric }): Promise<void> {
  const activityId = editor.activity.id;
  if (!isRubric(given.rubric)) throw new AppError("input");
  await transaction(async (tx) => {
    const activity = await lockActivity(tx, activityId);
    if (rubricKey(given.seen) !== rubricKey(rubricOf(activity))) throw new AppError("rubric-changed");
    await requireShape(tx, activity, given.rubric);
    const isLessons = rubricKey(given.rubric) === rubricKey(activity.lesson.rubric);
    await recordInJournal(tx, editor, { kind: "rubric" }, () =>
      setRubric(tx, activityId, isLessons ? null : given.rubric),
    );
  });
  // Students' pages show the rubric too, and refresh on the topic `phase`.
  invalidate(activityId, "reviews", "phase");
}
