import { and, eq, gt, lt, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { openWalls } from "@/db/schema";
import { currentTime } from "@/lib/process/clock";
import { wallSeenMs } from "@/lib/rules/projector/wall";

/** Q6: an open projector page, now. */
export async function markWallOpen(tx: Tx, wall: { id: string; activityId: string }, now: Date): Promise<void> {
  await tx
    .insert(openWalls)
    .values({ ...wall, seenAt: now })
    .onConflictDoUpdate({ target: openWalls.id, set: { seenAt: now } });
}

/** It has been closed. Those of which nothing was heard, because their process was killed, go with it. */
export async function removeWall(tx: Tx, wallId: string, now: Date): Promise<void> {
  await tx.delete(openWalls).where(or(eq(openWalls.id, wallId), lt(openWalls.seenAt, seenSince(now))));
}

export async function isWallOpen(tx: Tx, activityId: string, now = currentTime()): Promise<boolean> {
  const open = and(eq(openWalls.activityId, activityId), gt(openWalls.seenAt, seenSince(now)));
  return (await tx.$count(openWalls, open)) > 0;
}

const seenSince = (now: Date) => new Date(now.getTime() - wallSeenMs);
