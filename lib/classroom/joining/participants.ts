import { markJoined } from "@/db/queries/joining/participants";
import type { Tx } from "@/db/client";
import { invalidate } from "@/lib/bus/bus";

/**
 * The student has opened the activity (Q13). Called at sign-in; the live channel does the same when it connects.
 * Outside a transaction: the poke follows the write at once.
 */
export async function recordJoined(tx: Tx, activityId: string, studentId: string, now = new Date()): Promise<void> {
  if (await markJoined(tx, activityId, studentId, now)) invalidate(activityId, "tray", "roster", `student:${studentId}`);
}
