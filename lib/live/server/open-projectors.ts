/** Stores which projector pages are open in this process, because another process may move the class and needs to know (Q6). */
import { randomUUID } from "node:crypto";
import { database } from "@/db/client";
import { markProjectorOpen, removeOpenProjector } from "@/lib/activity/queries/open-projectors";
import { invalidate } from "@/lib/bus/bus";
import { currentTime } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import type { LiveSocket } from "./activity-room";

/** A closed projector page counts as open for this long, because it may only be loading again. */
const closeGraceMs = 3_000;

/** Call when the socket's page becomes a projector page, or no longer is one. */
export function setProjectorOpen(socket: LiveSocket, isWall: boolean): void {
  if (!isWall) return noteProjectorClosed(socket);
  if (socket.projectorId !== null || socket.viewer.as !== "teacher") return;
  socket.projectorId = randomUUID();
  void store(socket, async () => {
    await touch(socket);
    invalidate(socket.activityId, "wall");
  });
}

/** Renews the row of an open projector page. Call it with each heartbeat. */
export function renewOpenProjector(socket: LiveSocket): void {
  void store(socket, () => touch(socket));
}

/** Call when the socket's page is gone. */
export function noteProjectorClosed(socket: LiveSocket): void {
  const { projectorId, activityId } = socket;
  if (projectorId === null) return;
  socket.projectorId = null;
  setTimeout(() => {
    void store(socket, async () => {
      await removeOpenProjector(database(), projectorId, currentTime());
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
