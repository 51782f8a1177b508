/** The messages of `/live/<activity>`: JSON, one in each WebSocket frame. Shared by browser and server. */
import { type ShownClock } from "@/lib/activity/rules/clock";
import { type Pause } from "@/lib/activity/rules/pause";
import { type SheetNumbers } from "./sheet-numbers";
import { type Phase } from "@/lib/activity/rules/phases";

/** A time by one process's clock, in ms since 1970. `clock` identifies that process's clock. */
export interface Timestamp {
  clock: number;
  ms: number;
}

/** How far two processes' clocks may differ. One process may have rendered the page that is connected to the other. */
const maxClockSkewMs = 5_000;

/** Whether `one` was before `other` even if their clocks differ as much as they can. */
export function isCertainlyBefore(one: Timestamp, other: Timestamp): boolean {
  return one.ms < other.ms - (one.clock === other.clock ? 0 : maxClockSkewMs);
}

/** A part of a page that was rendered at one time: the topics that it shows, and the time (made-at.ts). */
export interface PagePart {
  topics: readonly string[];
  madeAt: Timestamp;
}

/** What a page shows. The server repeats invalidations since `madeAt`, because the page may not have been connected yet. */
export interface ShowMessage {
  kind: "show";
  parts: readonly PagePart[];
  /** Asks for `here` messages, which only a teacher gets. */
  here: boolean;
  /** Asks for `numbers` messages, which only a teacher gets. */
  board: boolean;
  /** The team whose writing the teacher's page shows. The team's pages are told about it (T9). */
  watches: string | null;
  /** The page is a projector page of a teacher of the activity (Q6). */
  isWall: boolean;
}

/** The topics that were invalidated after the part that shows them was rendered. @param invalidatedAt each topic's last invalidation */
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
   * Invalidates topics: what the page shows of them changed at the time `at`. The page refreshes at a random moment within `within` milliseconds,
   * unless it is rendered again before.
   */
  | { kind: "poke"; topics: readonly string[]; at: Timestamp; within: number }
  /** The phase. It is the first message on every connection, and sent again when the phase changes. */
  | { kind: "phase"; phase: Phase }
  /** Who is or was online in this activity. Sent to teachers, at most once a second. */
  | ({ kind: "here" } & Presence)
  /** Numbers of new or changed worksheets, sent to teachers, at most once a second. `isWhole`: every worksheet's numbers have now been sent (T9). */
  | { kind: "numbers"; sheets: readonly SheetNumbers[]; isWhole: boolean }
  /** The teachers who watch the student's team write, sent to its members, at most once a second (Q25). */
  | { kind: "watched"; by: readonly string[] }
  /**
   * The phase's timer for the socket's team, and the pause. Sent after the phase on every connection, and again when they change. `now`: the server's
   * time at sending, in ms since 1970 (T10).
   */
  | ({ kind: "time"; now: number } & ActivityTime)
  /** A heartbeat, with the server's time. */
  | { kind: "beat"; now: number };

export interface Presence {
  /** Students who have the activity open now. */
  students: readonly string[];
  /** Students whose last connection was lost, not closed, with the time in ms since 1970. */
  lost: readonly (readonly [studentId: string, since: number])[];
  /**
   * Students who had the activity open in this sitting, with when they were last online in ms since 1970. A sitting ends ten minutes after the last
   * student has left.
   */
  left: readonly (readonly [studentId: string, at: number])[];
  /** When these students first connected in this sitting, in ms since 1970, for each process that they used. Earlier builds do not send it. */
  came?: readonly (readonly [studentId: string, at: number])[];
}

export interface ActivityTime {
  phase: Phase;
  clock: ShownClock | null;
  pause: Pause | null;
  /** When the phase's time started to count: its start, or the end of the last pause; null when unknown. */
  since: number | null;
}

/** The server sends something at least this often. A client that receives nothing for twice as long reconnects. */
export const heartbeatMs = 15_000;

/** Why the server closed the socket (lib/sync/README.md R3c). */
export const liveCloseCodes = { malformed: 4400, signedOut: 4401, notYours: 4403, slow: 4500, retry: 4503 } as const;
