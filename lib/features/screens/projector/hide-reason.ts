import { transaction } from "@/db/client";
import { lockActivity } from "@/lib/activity/queries/activity";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { recordInJournal } from "@/lib/activity/journal/record";
import { invalidate } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { setReasonHidden } from "@/lib/features/votes/voting/queries/ballots";
import { currentTime } from "@/lib/process/clock";
import { removeHiddenSpotlight } from "./projector";

/** Hides a reason from the class's list and from the projector, or shows it again in the list (Q11). */
export async function hideReason(
  editor: ActivityEditor,
  given: { studentId: string; hidden: boolean },
  now = currentTime(),
): Promise<void> {
  const topics = await transaction(async (tx): Promise<Topic[]> => {
    const activity = await lockActivity(tx, editor.activity.id);
    const found = await recordInJournal(
      tx,
      editor,
      { kind: given.hidden ? "reason-hide" : "reason-show" },
      () => setReasonHidden(tx, activity.id, given.studentId, given.hidden ? now : null),
      now,
    );
    if (!found) throw new AppError("ballot-gone");
    return ["ballots", ...(await removeHiddenSpotlight(tx, { ...editor, activity }, now))];
  });
  invalidate(editor.activity.id, ...topics);
}
