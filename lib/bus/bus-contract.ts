/**
 * What processes and the parts of one tell each other, after the commit. Rows are the truth: whatever is lost here is found by reading them.
 * Two buses keep this contract: in memory for one process, and on Redis for several (R13).
 */
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
  | `team:${string}`
  | `match:${string}`
  | `student:${string}`;

export type BusMessage =
  /** Facts changed: pages of this activity that show one of the topics refresh. */
  | { kind: "poke"; activityId: string; topics: readonly Topic[] }
  /** Who may read or write changed: open sockets of this activity are looked at again (R11). */
  | { kind: "access"; activityId: string }
  /** These sessions are over (R11). */
  | { kind: "signed-out"; sessionIds: readonly string[] }
  /** R13: students who have the activity open with this process; those of another process are its own to say. */
  | { kind: "here"; processId: string; activityId: string; students: readonly string[] }
  /** R13: a process wants to hear it of every activity. */
  | { kind: "who-is-here"; processId: string };

export interface Bus {
  /** This boot of this process, told apart from all others: 16 characters. */
  readonly id: string;
  /** No other process can reach this one, or have a document that this one has. */
  readonly isAlone: boolean;
  /** What is said is heard by others, and what they say here; false as soon as the way to them is known to be cut. */
  readonly isUp: boolean;
  /** To whoever subscribed, in every process: here before it returns, elsewhere soon, or never when the way there is cut. */
  publish(message: BusMessage): void;
  /** Calls `hear` for each message from now on; returns how to stop. */
  subscribe(hear: (message: BusMessage) => void): () => void;
  /** Hears of the processes themselves; returns how to stop. */
  watch(watcher: BusWatcher): () => void;
  /** A channel of its own: what is said in it reaches the processes that have it open. */
  open(name: string, listener: ChannelListener): Channel;
  /** To every process that has the channel open, this one too; without opening it. */
  send(name: string, bytes: Uint8Array): void;
  close(): Promise<void>;
}

export interface BusWatcher {
  /** Another process has ended, or has not been heard for some seconds. If it lives, it will be heard again. */
  gone?(processId: string): void;
  /** It does live, and missed nothing that it should have heard: but it may not have been told anything meanwhile. */
  returned?(processId: string): void;
  /** The way to the others was cut, and is there again: what was said meanwhile was missed, here and there. */
  back?(): void;
}

export interface ChannelListener {
  /** `from` another process, or this one by `send`. The bytes are the listener's to keep. */
  hear(bytes: Uint8Array, from: string): void;
  /** In force from now on: called at first, and again after it was cut. What was said before may have been missed. */
  up(): void;
}

export interface Channel {
  /** Resolves once it is in force, or is known not to be for the time being. */
  readonly settled: Promise<void>;
  /** To the other processes that have it open. */
  say(bytes: Uint8Array): void;
  close(): void;
}
