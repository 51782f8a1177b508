/** `/sync/<kind>/<id>/<epoch>` as lib/server wires it: one document side per process. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { monotonicMs } from "@/lib/process/clock";
import type { Room } from "./room/room";
import { SyncServer } from "./sync-server";

let server: SyncServer | null = null;

/** Starts the document side. Call it again after `drainSync`, which ends the earlier one for good. */
export function startSync(): SyncServer {
  server = new SyncServer();
  server.prepare();
  return server;
}

function sync(): SyncServer {
  return server ?? startSync();
}

export function handleSyncUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
  sync().handleUpgrade(req, socket, head);
}

export async function answerSync(req: IncomingMessage, res: ServerResponse): Promise<void> {
  await sync().answer(req, res);
}

/** The worksheets of an activity that somebody has open in this process. */
export function openWorksheets(activityId: string): Room[] {
  return server?.openWorksheets(activityId) ?? [];
}

/** For `/readyz`: whether this process has stored nothing for 30 s though something waits (R7). */
export function storesNothing(): boolean {
  return server?.queue.storesNothing(monotonicMs()) ?? false;
}

/**
 * Resolves once all text that was accepted is committed, except that of documents that the store refuses, and the sockets are closed; never while the
 * store fails.
 */
export async function drainSync(): Promise<void> {
  await server?.drain();
}
