/** Walls that are open in this process, as rows, since another process may move the class (Q6). */
import { randomUUID } from "node:crypto";
import { database } from "@/db/client";
import { markWallOpen, removeWall } from "@/lib/activity/queries/open-walls";
import { invalidate } from "@/lib/bus/bus";
import { currentTime } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import type { LiveSocket } from "./activity-room";

/** A wall that is loaded again stays open for so long. */
const closeGraceMs = 3_000;

/** Call when its page becomes a wall, or no longer is one. */
export function setWall(socket: LiveSocket, isWall: boolean): void {
  if (!isWall) return closeWall(socket);
  if (socket.wallId !== null || socket.viewer.as !== "teacher") return;
  socket.wallId = randomUUID();
  void store(socket, async () => {
    await touch(socket);
    invalidate(socket.activityId, "wall");
  });
}

/** Renews the wall's row. Call it with each heartbeat. */
export function touchWall(socket: LiveSocket): void {
  void store(socket, () => touch(socket));
}

/** Call when its page has gone. */
export function closeWall(socket: LiveSocket): void {
  const { wallId, activityId } = socket;
  if (wallId === null) return;
  socket.wallId = null;
  setTimeout(() => {
    void store(socket, async () => {
      await removeWall(database(), wallId, currentTime());
      invalidate(activityId, "wall");
    });
  }, closeGraceMs).unref();
}

async function touch({ wallId, activityId }: LiveSocket): Promise<void> {
  if (wallId !== null) await markWallOpen(database(), { id: wallId, activityId }, currentTime());
}

async function store({ activityId }: LiveSocket, run: () => Promise<void>): Promise<void> {
  await run().catch((error: unknown) => log().warn({ err: error, activityId }, "an open wall could not be stored"));
}
