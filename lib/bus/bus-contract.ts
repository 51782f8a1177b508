/**
 * Messages that processes, and the parts of one process, publish after a commit. The database has the truth, so whoever misses a message finds the
 * same facts by reading it. Two buses fulfil this contract: in memory for one process, and on Redis for several (R13).
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
  | "feedback"
  | `team:${string}`
  | `match:${string}`
  | `student:${string}`;

export type BusMessage =
  /** Facts changed: pages of this activity that show one of the topics refresh. */
  | { kind: "poke"; activityId: string; topics: readonly Topic[] }
  /** Access changed: open sockets of this activity are authorised again (R11). */
  | { kind: "access"; activityId: string }
  /** The clock or the pause changed: open pages of this activity are sent it (T10). Processes of an earlier build find it by the access version. */
  | { kind: "time"; activityId: string }
  /** These sessions have ended (R11). `why` is left out when the reason is unknown, and by processes of an earlier build. */
  | { kind: "signed-out"; sessionIds: readonly string[]; why?: SignedOutReason }
  /** These students were erased, so each process deletes what it remembers of them (Q31). */
  | { kind: "erased"; activityIds: readonly string[]; studentIds: readonly string[] }
  /** Students who have the activity open in the publishing process, and those whose last connection there was lost (R13). */
  | {
      kind: "here";
      processId: string;
      activityId: string;
      students: readonly string[];
      lost: readonly (readonly [studentId: string, since: number])[];
      /** Students who had the activity open there in this sitting, and when they last had it open, in ms since 1970. */
      seen: readonly (readonly [studentId: string, at: number])[];
      /** When each of them first opened it there in this sitting. A process of an earlier build leaves this out. */
      came?: readonly (readonly [studentId: string, at: number])[];
      /** Teams that a teacher watches there, with the teacher's name (Q25). */
      watched: readonly (readonly [teamId: string, teacher: string])[];
    }
  /** Asks every process to publish `here` for each of its activities (R13). */
  | { kind: "who-is-here"; processId: string }
  /** A page of this process shows the numbers of the activity's worksheets (T9); published every 10 s while one does. */
  | { kind: "board-watch"; processId: string; activityId: string }
  /** Numbers that changed, of worksheets that a process has open (T9). */
  | { kind: "board-numbers"; activityId: string; sheets: readonly SheetNumbers[] };

export interface Bus {
  /** Identifies this run of this process: 16 characters. */
  readonly id: string;
  /** Whether no other process can reach this one, or open the same documents. */
  readonly isAlone: boolean;
  /** False as soon as the other processes are known to be out of reach. */
  readonly isConnected: boolean;
  /** Publishes to the subscribers of every process: to this one's before it returns, to the others' soon, or never when those are out of reach. */
  publish(message: BusMessage): void;
  /** Calls `listener` for each message from now on. Returns the function that unsubscribes. */
  subscribe(listener: (message: BusMessage) => void): () => void;
  /** Calls `watcher` when other processes end, return or can be reached again. Returns the function that stops it. */
  watch(watcher: BusWatcher): () => void;
  /** A message in a channel reaches only the processes that have it open. */
  openChannel(name: string, listener: ChannelListener): Channel;
  /** Publishes to every process that has the channel open, this one included, without opening it here. */
  publishTo(name: string, bytes: Uint8Array): void;
  close(): Promise<void>;
}

export interface BusWatcher {
  /** Another process has ended, or was silent for some seconds. If it still runs, `onReturned` follows. */
  onGone?(processId: string): void;
  /** A process that was reported gone still runs. It has missed no message, but others may have left it out while they took it for gone. */
  onReturned?(processId: string): void;
  /** This process was disconnected and is connected again. Messages published in between are lost in both directions. */
  onReconnected?(): void;
}

export interface ChannelListener {
  /** `from`: the id of another process, or of this one after `publishTo`. The listener may retain the bytes. */
  receive(bytes: Uint8Array, from: string): void;
  /** Called once the channel is subscribed, and again after each reconnection. Earlier messages may have been missed. */
  onSubscribed(): void;
}

export interface Channel {
  /** Resolves once the channel is subscribed, or can't be subscribed for the time being. */
  readonly settled: Promise<void>;
  /** Publishes to the other processes that have the channel open. */
  publish(bytes: Uint8Array): void;
  close(): void;
}
