/** Sessions that were asked about here and are over. Their cookies still open, so the front door would take each for a sender of its own. */
const most = 20_000;

/** Next's bundle and the server's own loader each load this file: what is known is one per process. */
const key = Symbol.for("crosscase.ended-sessions");
const processWide = globalThis as typeof globalThis & { [key]?: Set<string> };
const ended = (processWide[key] ??= new Set());

export function noteEnded(sessionId: string): void {
  ended.add(sessionId);
  for (const oldest of ended) {
    if (ended.size <= most) return;
    ended.delete(oldest);
  }
}

export const isKnownEnded = (sessionId: string): boolean => ended.has(sessionId);
