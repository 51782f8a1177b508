/**
 * What one part of the process tells the others, after the commit: pokes ("look again") and access changes.
 * In memory; one per process, whichever loader asks first.
 */
import { EventEmitter } from "node:events";

export type Topic =
  | "phase"
  | "teams"
  | "matches"
  | "tray"
  | "submissions"
  | "reviews"
  | "ballots"
  | "roster"
  | "tries"
  | `team:${string}`
  | `match:${string}`
  | `student:${string}`;

export type BusMessage =
  /** Facts changed: pages of this activity that show one of the topics refresh. */
  | { kind: "poke"; activityId: string; topics: readonly Topic[] }
  /** Who may read or write changed: open sockets of this activity are looked at again (R11). */
  | { kind: "access"; activityId: string }
  /** These sessions are over (R11). */
  | { kind: "signed-out"; sessionIds: readonly string[] };

const key = Symbol.for("crosscase.bus");
const processWide = globalThis as typeof globalThis & { [key]?: EventEmitter };

function emitter(): EventEmitter {
  processWide[key] ??= new EventEmitter().setMaxListeners(0);
  return processWide[key];
}

export function publish(message: BusMessage): void {
  emitter().emit("message", message);
}

/** Calls `hear` for each message from now on; returns how to stop. */
export function subscribe(hear: (message: BusMessage) => void): () => void {
  emitter().on("message", hear);
  return () => emitter().off("message", hear);
}

export function poke(activityId: string, ...topics: Topic[]): void {
  publish({ kind: "poke", activityId, topics });
}
