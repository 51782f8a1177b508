/** The messages of `/live/<activity>`: JSON, one a frame. Shared by browser and server. */
import { type ShownClock } from "@/lib/rules/clocks/clock";
import { type Pause } from "@/lib/rules/clocks/pause";
import { type SheetNumbers } from "./sheet-numbers";
import { type Phase } from "@/lib/rules/phases/phases";

/** A time by one process's clock: `ms` since 1970. `clock` tells that clock from other processes'. */
export interface Timestamp {
  clock: number;
  ms: number;
}

/** How far two processes' clocks may differ: one may have rendered the page that listens to the other. */
const maxClockSkewMs = 5_000;

/** Whether `one` was certainly before `other`. */
export function isCertainlyBefore(one: Timestamp, other: Timestamp): boolean {
  return one.ms < other.ms - (one.clock === other.clock ? 0 : maxClockSkewMs);
}

/** A part of a page that was rendered at one time: which bus topics it shows, and when that was (made-at.ts). */
export interface PagePart {
  topics: readonly string[];
  madeAt: Timestamp;
}

/** What a page shows. The server sends again what was invalidated since `madeAt`: the page may not have been listening yet. */
export interface ShowMessage {
  kind: "show";
  parts: readonly PagePart[];
  /** Asks for `here` messages; only a teacher gets them. */
  here: boolean;
  /** Asks for `numbers` messages; only a teacher gets them. */
  board: boolean;
  /** T9: the team whose writing it shows, to its teacher; the team's pages are told. */
  watches: string | null;
  /** Q6: it is a wall of the activity, to its teacher. */
  isWall: boolean;
}

/** The topics that were invalidated since the part that shows them was rendered. @param invalidatedAt by topic: when it last was */
export function staleTopics(parts: readonly PagePart[], invalidatedAt: ReadonlyMap<string, Timestamp>): string[] {
  return parts.flatMap(({ topics, madeAt }) =>
    topics.filter((topic) => {
      const at = invalidatedAt.get(topic);
      return at !== undefined && !isCertainlyBefore(at, madeAt);
    }),
  );
}

export type LiveMessage =
  /**
   * Invalidates topics: what the page shows of them changed at this time. The page refreshes within `within` milliseconds, at a random
   * moment, unless it was rendered again by then.
   */
  | { kind: "poke"; topics: readonly string[]; at: Timestamp; within: number }
  /** The phase: the first message on every connection, sent again whenever it moves. */
  | { kind: "phase"; phase: Phase }
  /** Who has this activity open, and who had; to teachers, at most once a second. */
  | ({ kind: "here" } & Presence)
  /** T9: numbers of worksheets that are new or have changed; to teachers, at most once a second. Whole: each worksheet's were sent. */
  | { kind: "numbers"; sheets: readonly SheetNumbers[]; isWhole: boolean }
  /** Q25: the teachers who watch the student's team write; to its members, at most once a second. */
  | { kind: "watched"; by: readonly string[] }
  /**
   * T10: the clock of the phase, as the socket's team has it, and the pause: after the phase on every connection, and again when they change.
   * `now`: the server's time when it sent this, in milliseconds since 1970.
   */
  | ({ kind: "time"; now: number } & ActivityTime)
  /** A heartbeat, with the server's time. */
  | { kind: "beat"; now: number };

export interface Presence {
  /** Students with the activity open right now. */
  students: readonly string[];
  /** Those whose last connection was lost, not closed, with the time in ms since 1970. */
  lost: readonly (readonly [studentId: string, since: number])[];
  /** Those who had it open in this sitting, which ends ten minutes after the last of the class has left, with when they were last here in ms since 1970. */
  left: readonly (readonly [studentId: string, at: number])[];
  /** When all of them came in this sitting, in ms since 1970; at each process that they were with. A server of an earlier build does not say. */
  came?: readonly (readonly [studentId: string, at: number])[];
}

export interface ActivityTime {
  phase: Phase;
  clock: ShownClock | null;
  pause: Pause | null;
  /** From when the phase counts: since it was entered, or since the last pause ended; null when that is not known. */
  since: number | null;
}

/** The server sends something at least this often; a client that receives nothing for twice as long reconnects. */
export const heartbeatMs = 15_000;

/** Why the server closed the socket (docs/sync.md R3c). */
export const liveCloseCodes = { malformed: 4400, signedOut: 4401, notYours: 4403, slow: 4500, retry: 4503 } as const;
