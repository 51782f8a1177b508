import { transaction } from "@/db/client";
import { lockActivity } from "@/lib/activity/queries/standing";
import type { Steering } from "@/lib/activity/standing";
import { recordInJournal } from "@/lib/activity/journal/record";
import { invalidate } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { setReasonHidden } from "@/lib/features/votes/voting/queries/ballots";
import { currentTime } from "@/lib/process/clock";
import { takeOffHidden } from "./wall";

/** Hides a reason from the class's list and from the wall, or shows it again in the list (Q11). */
export async function hideReason(
  steering: Steering,
  given: { studentId: string; hidden: boolean },
  now = currentTime(),
): Promise<void> {
  const topics = await transaction(async (tx): Promise<Topic[]> => {
    const activity = await lockActivity(tx, steering.activity.id);
    const found = await recordInJournal(
      tx,
      steering,
      { kind: given.hidden ? "reason-hide" : "reason-show" },
      () => setReasonHidden(tx, activity.id, given.studentId, given.hidden ? now : null),
      now,
    );
    if (!found) throw new AppError("ballot-gone");
    return ["ballots", ...(await takeOffHidden(tx, { ...steering, activity }, now))];
  });
  invalidate(steering.activity.id, ...topics);
}
