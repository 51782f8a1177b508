/** What travels on `/live/<activity>`: small JSON, one message a frame. Shared by browser and server. */
import { type Phase } from "./phases";

/** What a page tells the server: what it shows, as bus topics, and how old its data may be (milliseconds). */
export interface ShowMessage {
  kind: "show";
  topics: readonly string[];
  /** Asks for `here` messages; only a teacher gets them. */
  here: boolean;
  /** A poke of one of the topics within this time is said again: it may have come before the page was listening. */
  age: number;
}

export type LiveMessage =
  /** Something the page shows has changed: look again within `within` milliseconds, at a moment of the page's own choosing. */
  | { kind: "poke"; within: number }
  /** The phase now: the first message on every connection, and one more whenever it moves. */
  | { kind: "phase"; phase: Phase; within: number }
  /** Students with this activity open right now; to teachers, at most once a second. */
  | { kind: "here"; students: readonly string[] }
  /** Nothing new: the line is alive. */
  | { kind: "beat" };

/** The server says something at least this often; a client that hears nothing for twice as long dials again. */
export const beatMs = 15_000;

/** Why the server hung up (sync.md R3c). */
export const liveClose = { malformed: 4400, signedOut: 4401, notYours: 4403, slow: 4500, again: 4503 } as const;
