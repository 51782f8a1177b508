/** Publishes to every process which sessions have ended, and records the ended sessions that this process knows of (R11). */
import { publish } from "@/lib/bus/bus";
import type { SignedOutReason } from "@/lib/wire/signed-out-reason";

/** Ended sessions are recorded because their cookies still decrypt, and the front door would count each as a separate sender. */
const maxEntries = 20_000;

/** Next's bundle and the server's own loader each load this file: the set is one per process. */
const key = Symbol.for("crosscase.ended-sessions");
const processWide = globalThis as typeof globalThis & { [key]?: Set<string> };
const ended = (processWide[key] ??= new Set());

export function recordEnded(sessionId: string): void {
  ended.add(sessionId);
  for (const oldest of ended) {
    if (ended.size <= maxEntries) return;
    ended.delete(oldest);
  }
}

export const isKnownEnded = (sessionId: string): boolean => ended.has(sessionId);

/** Every process closes the sockets of these sessions. Call it after the commit. @param why the reason that their pages show */
export function publishEndedSessions(sessionIds: readonly string[], why?: SignedOutReason): void {
  for (const id of sessionIds) recordEnded(id);
  if (sessionIds.length > 0) publish({ kind: "signed-out", sessionIds, why });
}
