import { transaction } from "@/db/client";
import { setAbsent } from "@/lib/features/people/joining/queries/participants";
import { lockActivity } from "@/lib/activity/queries/activity";
import { isUuid } from "@/lib/process/uuid";
import { isInClass } from "@/lib/features/people/classes/queries/students";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { invalidate } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors/errors";
import { checkMayArrange } from "./arrangement";
import { recordInJournal } from "@/lib/activity/journal/record";
import { currentTime } from "@/lib/process/clock";

/**
 * Marks a student absent (left out of counts, random teams and alarms) or present (T4, Q19). Team and session stay; opening the activity ends an
 * absence.
 * @throws AppError `student-gone`, `activity-closed`
 */
export async function markAbsent(
  editor: ActivityEditor,
  given: { studentId: string; absent: boolean },
  now = currentTime(),
): Promise<void> {
  await transaction(async (tx) => {
    const activity = await lockActivity(tx, editor.activity.id);
    checkMayArrange(editor, activity);
    if (!isUuid(given.studentId) || !(await isInClass(tx, editor.classId, given.studentId)))
      throw new AppError("student-gone");
    const entry = { kind: given.absent ? "absent" : "present", values: { student: given.studentId } } as const;
    await recordInJournal(
      tx,
      editor,
      entry,
      () => setAbsent(tx, activity.id, given.studentId, given.absent ? now : null),
      now,
    );
  });
  invalidate(editor.activity.id, "teams", "tray", "roster");
}
