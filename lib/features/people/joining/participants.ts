import { markJoined } from "./queries/participants";
import type { Tx } from "@/db/client";
import { invalidate } from "@/lib/bus/bus";
import { currentTime } from "@/lib/process/clock";

/**
 * Records that the student has opened the activity (Q13). Called at sign-in; the live channel does the same when it connects. Never call it inside a
 * transaction, because the invalidation follows the write at once.
 */
export async function recordJoined(tx: Tx, activityId: string, studentId: string, now = currentTime()): Promise<void> {
  if (await markJoined(tx, activityId, studentId, now))
    invalidate(activityId, "tray", "roster", `student:${studentId}`);
}
