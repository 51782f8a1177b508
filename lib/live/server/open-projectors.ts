/** Walls that are open in this process, as rows, since another process may move the class (Q6). */
import { randomUUID } from "node:crypto";
import { database } from "@/db/client";
import { markProjectorOpen, removeOpenProjector } from "@/lib/activity/queries/open-projectors";
import { invalidate } from "@/lib/bus/bus";
import { currentTime } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import type { LiveSocket } from "./activity-room";

/** A wall that is loaded again stays open for so long. */
const closeGraceMs = 3_000;

/** Call when its page becomes a wall, or no longer is one. */
export function setProjector(socket: LiveSocket, isWall: boolean): void {
  if (!isWall) return noteProjectorClosed(socket);
  if (socket.projectorId !== null || socket.viewer.as !== "teacher") return;
  socket.projectorId = randomUUID();
  void store(socket, async () => {
    await touch(socket);
    invalidate(socket.activityId, "wall");
  });
}

/** Renews the wall's row. Call it with each heartbeat. */
export function noteProjectorOpen(socket: LiveSocket): void {
  void store(socket, () => touch(socket));
}

/** Call when its page has gone. */
export function noteProjectorClosed(socket: LiveSocket): void {
  const { projectorId: wallId, activityId } = socket;
  if (wallId === null) return;
  socket.projectorId = null;
  setTimeout(() => {
    void store(socket, async () => {
      await removeOpenProjector(database(), wallId, currentTime());
      invalidate(activityId, "wall");
    });
  }, closeGraceMs).unref();
}

async function touch({ projectorId: wallId, activityId }: LiveSocket): Promise<void> {
  if (wallId !== null) await markProjectorOpen(database(), { id: wallId, activityId }, currentTime());
}

async function store({ activityId }: LiveSocket, run: () => Promise<void>): Promise<void> {
  await run().catch((error: unknown) => log().warn({ err: error, activityId }, "an open wall could not be stored"));
}
