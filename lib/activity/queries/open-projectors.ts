import { and, eq, gt, lt, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { openWalls } from "@/db/schema";
import { currentTime } from "@/lib/process/clock";
import { projectorTimeoutMs } from "@/lib/activity/rules/projector";

/** Records that a projector page is open now (Q6). */
export async function markProjectorOpen(tx: Tx, wall: { id: string; activityId: string }, now: Date): Promise<void> {
  await tx
    .insert(openWalls)
    .values({ ...wall, seenAt: now })
    .onConflictDoUpdate({ target: openWalls.id, set: { seenAt: now } });
}

/** Removes a projector page that was closed, and those not seen for a while because their process was killed. */
export async function removeOpenProjector(tx: Tx, wallId: string, now: Date): Promise<void> {
  await tx.delete(openWalls).where(or(eq(openWalls.id, wallId), lt(openWalls.seenAt, seenSince(now))));
}

export async function isProjectorOpen(tx: Tx, activityId: string, now = currentTime()): Promise<boolean> {
  const open = and(eq(openWalls.activityId, activityId), gt(openWalls.seenAt, seenSince(now)));
  return (await tx.$count(openWalls, open)) > 0;
}

const seenSince = (now: Date) => new Date(now.getTime() - projectorTimeoutMs);
