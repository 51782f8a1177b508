/** What travels on `/live/<activity>`: small JSON, one message a frame. Shared by browser and server. */
import { type Phase } from "@/lib/rules/phases/phases";

/** A time by the clock of one process: milliseconds since 1970, as far as it knows. `clock` tells it from others'. */
export interface Timestamp {
  clock: number;
  ms: number;
}

/** A page may be made by one process and listen to another. */
const maxClockSkewMs = 5_000;

/** Whether `one` was certainly before `other`. */
export function isBefore(one: Timestamp, other: Timestamp): boolean {
  return one.ms < other.ms - (one.clock === other.clock ? 0 : maxClockSkewMs);
}

/** A part of a page, made at one time: what it shows, as bus topics, and when that was (lib/wire/made-at.ts). */
export interface PagePart {
  topics: readonly string[];
  madeAt: Timestamp;
}

/** What a page tells the server: what it shows. What was poked since is said again: it may have come before the page was listening. */
export interface ShowMessage {
  kind: "show";
  parts: readonly PagePart[];
  /** Asks for `here` messages; only a teacher gets them. */
  here: boolean;
}

/** The topics that were poked since the part of the page that shows them was made. `pokedAt`: when each last was. */
export function staleTopics(parts: readonly PagePart[], invalidatedAt: ReadonlyMap<string, Timestamp>): string[] {
  return parts.flatMap(({ topics, madeAt }) =>
    topics.filter((topic) => {
      const poked = invalidatedAt.get(topic);
      return poked !== undefined && !isBefore(poked, madeAt);
    }),
  );
}

export type LiveMessage =
  /**
   * What the page shows of these topics changed at this time: look again within `within` milliseconds, at a moment of the page's own
   * choosing, unless it was made anew by then.
   */
  | { kind: "poke"; topics: readonly string[]; at: Timestamp; within: number }
  /** The phase now: the first message on every connection, and one more whenever it moves. */
  | { kind: "phase"; phase: Phase; within: number }
  /** Students with this activity open right now; to teachers, at most once a second. */
  | { kind: "here"; students: readonly string[] }
  /** Nothing new: the line is alive. */
  | { kind: "beat" };

/** The server says something at least this often; a client that hears nothing for twice as long dials again. */
export const heartbeatMs = 15_000;

/** Why the server hung up (sync.md R3c). */
export const liveCloseCodes = { malformed: 4400, signedOut: 4401, notYours: 4403, slow: 4500, retry: 4503 } as const;
