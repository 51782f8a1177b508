import { encodeSaved } from "./frames";
import type { SocketUser } from "./presence/presence-state";
import { SavedFrames } from "./saved-frames";
import type { UpdateShape } from "@/lib/sync/format/update-check";
import type { OwnClientIds } from "@/lib/wire/own-frame";
import { monotonicMs } from "@/lib/process/clock";
import type { CloseCode } from "@/lib/sockets/close-codes";
import { limits } from "@/lib/sockets/limits";
import { TrailingThrottle } from "@/lib/sockets/trailing-throttle";

/** A frame that builds on content which only its socket's step 2 will bring (R3). */
export interface WaitingFrame {
  update: Uint8Array;
  shape: UpdateShape;
  /** Which document frame of the socket it is. */
  number: number;
}

/** For this many ms a page that has lost write access may not know it: what it sends until then was typed before it was told. */
const accessNoticeMs = 10_000;

/** What a socket is to its room. Only `Session` changes it. */
export type SessionState =
  /** The room is being loaded; nothing is read yet (R2). */
  | { is: "joining" }
  /** It may only read. */
  | { is: "reading" }
  /** It may write; its step 2 has not come, so it may have content that it has not sent. */
  | { is: "syncing"; waiting: WaitingFrame[]; waitingBytes: number }
  /** It may write, and has sent all content that it has. */
  | { is: "in sync" }
  | { is: "closed" };

/** How a session sends to its page. */
export interface SessionTransport {
  send(frame: Uint8Array): void;
  /** Sends *saved*, whatever the page has left unread: it may be the last before a close. */
  sendSaved(frame: Uint8Array): void;
  /** Whether a frame that is sent now costs no write of its own. */
  readonly hasUnwritten: boolean;
  /** Whether the page still answers. */
  ping(): boolean;
  close(code: CloseCode): void;
}

/** One user's socket in one room: who it is, what it may do, and how many of its frames are durable. */
export class Session {
  /** Whether its step 1 is answered, so that updates of others are sent to it (R3c). */
  receivesUpdates = false;
  /** The ids that its page claims to have written (R3b); null for a client that is not ours. */
  ownIds: OwnClientIds | null = null;
  /** The new client ids under which it typed (R12). */
  readonly newClients = new Set<number>();
  private current: SessionState = { is: "joining" };
  private lostWriteAt = -Infinity;
  readonly saved = new SavedFrames();
  /** A page that goes on typing need not be sent every count of saved frames (R6). */
  private readonly savedThrottle = new TrailingThrottle<number>(limits.savedSpacing, (count) =>
    this.transport.sendSaved(encodeSaved(count)),
  );

  constructor(
    readonly documentId: string,
    public user: SocketUser,
    private access: "read" | "write",
    private readonly transport: SessionTransport,
  ) {}

  get state(): SessionState {
    return this.current;
  }

  get userId(): string {
    return this.user.userId;
  }

  get mayWrite(): boolean {
    return this.access === "write";
  }

  /** Whether the page may not know yet that it may only read. */
  get hasJustLostWrite(): boolean {
    return monotonicMs() - this.lostWriteAt < accessNoticeMs;
  }

  get isInSync(): boolean {
    return this.state.is === "in sync";
  }

  get isClosed(): boolean {
    return this.state.is === "closed";
  }

  /** Call when the room is loaded. */
  join(): void {
    if (this.state.is === "joining") this.restart();
  }

  /** Sets the access after a review (R11). @returns whether write access was given or taken */
  setAccess(access: "read" | "write", user: SocketUser): boolean {
    this.user = user;
    if (access === this.access) return false;
    if (access === "read") this.lostWriteAt = monotonicMs();
    this.access = access;
    if (this.state.is !== "joining" && this.state.is !== "closed") this.restart();
    return true;
  }

  /** A writer has a step 2 to send before it is in sync. */
  private restart(): void {
    this.current = this.mayWrite ? { is: "syncing", waiting: [], waitingBytes: 0 } : { is: "reading" };
  }

  /** Lets a frame wait for the step 2 (R3). @returns false when more waits than may */
  waitForStep2(update: Uint8Array, shape: UpdateShape): boolean {
    const { state } = this;
    if (state.is !== "syncing") return true;
    state.waiting.push({ update, shape, number: this.saved.add() });
    state.waitingBytes += update.length;
    return state.waiting.length <= limits.waitingFrames && state.waitingBytes <= limits.waitingBytes;
  }

  /** Call when its step 2 was applied. @returns the frames that waited for it */
  finishSync(): WaitingFrame[] {
    const waiting = this.state.is === "syncing" ? this.state.waiting : [];
    if (!this.isClosed) this.current = { is: "in sync" };
    return waiting;
  }

  send(frame: Uint8Array): void {
    if (this.isClosed) return;
    this.transport.send(frame);
    if (this.savedThrottle.isPending) this.savedThrottle.flush(monotonicMs());
  }

  /** Sends the page how many of its frames are durable (R6). @param durable the number up to which the room's rows are durable */
  reportSaved(durable: number): void {
    const count = this.saved.advance(durable);
    if (count !== null) this.savedThrottle.push(count, monotonicMs());
    if (this.transport.hasUnwritten) this.savedThrottle.flush(monotonicMs());
  }

  flushSaved(): void {
    this.savedThrottle.flush(monotonicMs());
  }

  ping(): boolean {
    return this.transport.ping();
  }

  close(code: CloseCode): void {
    this.transport.close(code);
  }

  /** Call when the socket has ended: nothing is sent any more. */
  end(): void {
    this.current = { is: "closed" };
    this.savedThrottle.cancel();
  }
}
