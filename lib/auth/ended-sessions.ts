/** Ended sessions that were seen in this process. Their cookies still decrypt, so the front door would count each as a sender of its own. */
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
