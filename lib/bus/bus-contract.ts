/**
 * Messages between processes, and between the parts of one, published after the commit. The database has the truth: whatever is lost here is found
 * by reading it. Two buses fulfil this contract: in memory for one process, and on Redis for several (R13).
 */
import type { SheetNumbers } from "@/lib/wire/sheet-numbers";
import type { SignedOutReason } from "@/lib/wire/signed-out-reason";

export type Topic =
  | "phase"
  | "teams"
  | "matches"
  | "tray"
  | "submissions"
  | "reviews"
  | "ballots"
  | "choices"
  | "roster"
  | "tries"
  | "clock"
  | "pause"
  | "flags"
  | "words"
  | "wall"
  | "presenting"
  | "locks"
  | `team:${string}`
  | `match:${string}`
  | `student:${string}`;

export type BusMessage =
  /** Facts changed: pages of this activity that show one of the topics refresh. */
  | { kind: "poke"; activityId: string; topics: readonly Topic[] }
  /** Access changed: open sockets of this activity are authorised again (R11). */
  | { kind: "access"; activityId: string }
  /** These sessions have ended (R11). `why`: where it is known; a process of an earlier build does not say. */
  | { kind: "signed-out"; sessionIds: readonly string[]; why?: SignedOutReason }
  /** Q31: these students were erased: what is remembered of them in processes goes. */
  | { kind: "erased"; activityIds: readonly string[]; studentIds: readonly string[] }
  /** R13: students who have the activity open in the process that publishes this, and those whose last connection there was lost. */
  | {
      kind: "here";
      processId: string;
      activityId: string;
      students: readonly string[];
      lost: readonly (readonly [studentId: string, since: number])[];
      /** Students who had it open there in this sitting, and when they were last here in ms since 1970. */
      seen: readonly (readonly [studentId: string, at: number])[];
      /** When each of them first came there in this sitting. A process of an earlier build does not say. */
      came?: readonly (readonly [studentId: string, at: number])[];
      /** Q25: teams that a teacher watches there, with the teacher's name. */
      watched: readonly (readonly [teamId: string, teacher: string])[];
    }
  /** R13: asks every process to publish `here` for each of its activities. */
  | { kind: "who-is-here"; processId: string }
  /** T9: a page of this process shows the numbers of the activity's worksheets; published every 10 s while one does. */
  | { kind: "board-watch"; processId: string; activityId: string }
  /** T9: numbers that changed, of worksheets that a process has open. */
  | { kind: "board-numbers"; activityId: string; sheets: readonly SheetNumbers[] };

export interface Bus {
  /** Identifies this run of this process: 16 characters. */
  readonly id: string;
  /** Whether no other process can reach this one, or open the same documents. */
  readonly isAlone: boolean;
  /** False as soon as the other processes are known to be out of reach. */
  readonly isConnected: boolean;
  /** To the subscribers of every process: here before it returns, elsewhere soon, or never when they are out of reach. */
  publish(message: BusMessage): void;
  /** Calls `listener` for each message from now on. Returns the function that unsubscribes. */
  subscribe(listener: (message: BusMessage) => void): () => void;
  /** Calls `watcher` when processes come and go. Returns the function that stops it. */
  watch(watcher: BusWatcher): () => void;
  /** A message in a channel reaches only the processes that have it open. */
  openChannel(name: string, listener: ChannelListener): Channel;
  /** To every process that has the channel open, this one included, without opening it. */
  publishTo(name: string, bytes: Uint8Array): void;
  close(): Promise<void>;
}

export interface BusWatcher {
  /** Another process has ended, or was silent for some seconds. If it still runs, `onReturned` follows. */
  onGone?(processId: string): void;
  /** It still runs and has missed no message, but may have been left out of what was meant for it meanwhile. */
  onReturned?(processId: string): void;
  /** This process was disconnected and is connected again. Messages of the time between are lost in both directions. */
  onReconnected?(): void;
}

export interface ChannelListener {
  /** `from`: the id of another process, or of this one after `publishTo`. The listener may retain the bytes. */
  receive(bytes: Uint8Array, from: string): void;
  /** Called at first, and again after each reconnection. Messages before it may have been missed. */
  onSubscribed(): void;
}

export interface Channel {
  /** Resolves once it is subscribed, or known not to be for the time being. */
  readonly settled: Promise<void>;
  /** To the other processes that have the channel open. */
  publish(bytes: Uint8Array): void;
  close(): void;
}
