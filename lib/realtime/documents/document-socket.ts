import type { RawData } from "ws";
import type { DocumentRequest } from "@/lib/auth/document-access";
import { monotonicMs } from "@/lib/process/clock";
import { historyBudget } from "@/lib/document-format/history-budget";
import { log } from "@/lib/process/log";
import type { Access } from "@/lib/rules/access";
import { closeCodes, type CloseCode } from "@/lib/realtime/sockets/close-codes";
import {
  type ClientFrame,
  decodeFrame,
  decodePresenceEntries,
  decodeStateVector,
  encodeAccess,
  encodeSaved,
  encodeSlowed,
  encodeStep1,
  encodeStep2,
} from "./frames";
import { FrameQueue } from "./frame-queue";
import { FrameProcessor } from "./frame-processor";
import { costOf, limits } from "@/lib/realtime/sockets/limits";
import { metrics } from "@/lib/realtime/sockets/metrics";
import { noteBroken, noteClose, noteMisuse } from "@/lib/realtime/sockets/misuse";
import { SocketPauses } from "@/lib/realtime/sockets/socket-pauses";
import type { OwnClientIds } from "@/lib/wire/own-frame";
import { TrailingThrottle } from "@/lib/realtime/sockets/trailing-throttle";
import type { SocketUser } from "./presence/presence-state";
import type { Room } from "./room/room";
import type { SyncWebSocket } from "@/lib/realtime/sockets/sync-web-socket";

/** A close that the peer does not answer is made an end after this long. */
const closeDeadline = 3_000;

/** One socket of one user in one room: reads its frames in order, counts what is saved, and keeps to the limits. */
export class DocumentSocket {
  user: SocketUser;
  /** Its step 1 has been answered: updates of others follow. */
  receivesUpdates = false;
  /** R3b: what its page said to have written; null of a client of other make. */
  ownIds: OwnClientIds | null = null;
  private readonly intake: FrameProcessor;
  private readonly inbox: FrameQueue;
  private room: Room | null = null;
  private mayWrite: boolean;
  private readonly pace: SocketPauses;
  /** R6. While it goes on typing, and much is saved, it need not hear of each. */
  private readonly saved = new TrailingThrottle<number>(limits.savedSpacing, (count) => this.ws.postPatiently(encodeSaved(count)));
  private over = false;
  private wrote = false;
  /** Resolves when the socket itself is closed. */
  readonly closed: Promise<void>;

  constructor(
    private readonly ws: SyncWebSocket,
    /** Asked again whenever access may have changed (R11). */
    readonly request: DocumentRequest,
    person: SocketUser,
    access: Access,
    private readonly onOver: (connection: DocumentSocket) => void,
  ) {
    this.user = person;
    this.mayWrite = access === "write";
    this.intake = new FrameProcessor(this, (code) => this.close(code));
    this.pace = new SocketPauses(
      ws,
      () => this.inbox.resume(),
      () => this.historyWait(),
      (ms) => this.slow(ms),
    );
    this.inbox = new FrameQueue(this.pace, (bytes) => this.read(bytes));
    ws.on("message", (data, isBinary) => this.hear(data, isBinary));
    ws.on("pong", () => this.pace.noteActivity());
    ws.on("error", (error) => {
      noteBroken(error, this);
      this.end();
    });
    this.closed = new Promise((resolve) => {
      ws.on("close", () => {
        this.end();
        resolve();
      });
    });
  }

  get userId(): string {
    return this.user.userId;
  }

  get documentId(): string | undefined {
    return this.room?.documentId;
  }

  /** It has told all it knows. */
  get inSync(): boolean {
    return this.intake.inSync;
  }

  get isOver(): boolean {
    return this.over;
  }

  /** Whether it was written through since this was last asked: a session in use does not end (Q20). */
  hasWrittenSinceAsked(): boolean {
    const { wrote } = this;
    this.wrote = false;
    return wrote;
  }

  /** R2: the room is loaded. Frames that came meanwhile are read now, in order. */
  enter(room: Room): void {
    this.room = room;
    room.join(this);
    this.greet(room);
    this.pace.resume("joining");
  }

  private greet(room: Room): void {
    this.send(encodeAccess(this.mayWrite, this.userId));
    // R3c: a reader gets no step 1.
    if (this.mayWrite) this.ask(room);
    room.presence.tell(this);
  }

  /** What has the client that the server has not, or not from its user (R3b)? */
  private ask(room: Room): void {
    this.send(encodeStep1(room.state.stateVectorFor(this.userId)));
  }

  private hear(data: RawData, isBinary: boolean): void {
    if (this.over || this.room === null) return;
    this.pace.noteActivity();
    // With ws's default binaryType a message is one Buffer.
    const bytes = data as Buffer;
    if (bytes.length > limits.frame) return this.close(closeCodes.tooBig);
    if (!isBinary) return this.close(closeCodes.malformed);
    this.inbox.push(bytes);
  }

  private read(bytes: Uint8Array): void {
    const { room } = this;
    if (room === null) return;
    const frame = decodeFrame(bytes);
    if (frame === null) return this.close(closeCodes.malformed);
    try {
      if (this.pace.spend(costOf(bytes.length) + this.take(room, frame, bytes))) noteMisuse("too many frames", this);
    } catch (error) {
      // A defect of ours must end neither the process nor the words of others.
      log().error(
        { err: error, documentId: room.documentId, kind: frame.kind, bytes: bytes.length },
        "a frame could not be taken; its document is loaded again",
      );
      this.close(closeCodes.cannotMerge);
      room.retire();
    }
  }

  /** What it cost beyond its own size (R12). */
  private take(room: Room, frame: ClientFrame, bytes: Uint8Array): number {
    switch (frame.kind) {
      case "step 1":
        this.answer(room, frame.stateVector);
        return costOf(room.state.text.bytes);
      case "step 2":
        return this.hearText(room, frame.update, null);
      case "update":
        return this.hearText(room, frame.update, bytes);
      case "presence":
        this.hearPresence(room, frame.states);
        return 0;
      case "who is here":
        room.presence.tell(this);
        return 0;
      case "own":
        this.hearOwn(room, frame.own);
        return 0;
    }
  }

  private answer(room: Room, stateVector: Uint8Array): void {
    if (decodeStateVector(stateVector) === null) return this.close(closeCodes.malformed);
    this.send(encodeStep2(room.state.text.since(stateVector, monotonicMs())));
    this.receivesUpdates = true;
    room.sendDigest(this);
  }

  private hearText(room: Room, update: Uint8Array, frame: Uint8Array | null): number {
    this.wrote = true;
    if (!this.mayWrite) {
      noteMisuse("writing where one may only read", this);
      this.intake.drop();
      return 0;
    }
    const outcome = this.intake.take(room, update, frame);
    if (typeof outcome === "object") {
      void this.inbox.retryAfter(room.peers.query(outcome.ask), frame ?? encodeStep2(update));
      return 0;
    }
    if (!this.over) this.reportSaved(room.durability.upTo);
    return outcome;
  }

  private historyWait(): number {
    return this.room === null ? 0 : historyBudget().waitMs(this.userId, this.room.documentId, performance.now());
  }

  /** R12: nothing is lost by it: the page has the words, and sends them when they are read again. */
  private slow(ms: number): void {
    noteMisuse("too much history", this);
    this.send(encodeSlowed(Math.ceil(ms / 1000)));
  }

  /** R6. */
  reportSaved(durable: number): void {
    const count = this.intake.savedUpTo(durable);
    if (count !== null) this.saved.push(count, monotonicMs());
    if (this.ws.hasPosted) this.saved.flush(monotonicMs());
  }

  private hearPresence(room: Room, states: Uint8Array): void {
    const entries = decodePresenceEntries(states);
    if (entries === null) return this.close(closeCodes.malformed);
    // R10: who only reads is not shown.
    if (!this.mayWrite) return;
    const [first] = entries;
    const wasNobodys = first !== undefined && room.state.isUnowned(first.client);
    room.presence.hear(this, entries);
    if (wasNobodys && room.state.owners.ownerOf(first.client) === this.userId) this.ask(room);
  }

  private hearOwn(room: Room, own: OwnClientIds): void {
    this.ownIds = own;
    if (!this.mayWrite) return;
    const claimed = [own.live, ...own.earlier.keys()].filter((client) => room.state.isUnowned(client));
    for (const client of claimed) room.state.owners.claim(client, this.userId);
    // Others brought its words before: with its answer they become its own.
    if (claimed.length > 0) this.ask(room);
  }

  /** R11. */
  setAccess(access: "read" | "write", person: SocketUser): void {
    this.user = person;
    const mayWrite = access === "write";
    if (mayWrite === this.mayWrite) return;
    this.mayWrite = mayWrite;
    this.intake.startOver();
    if (this.room === null) return;
    if (!mayWrite) this.room.presence.leave(this);
    this.greet(this.room);
  }

  send(frame: Uint8Array): void {
    if (this.over) return;
    // R12: closed rather than buffered without bound.
    if (this.ws.unread > limits.unread) return this.close(closeCodes.tooSlow);
    this.ws.post(frame);
    // It costs no write of its own then.
    if (this.saved.isPending) this.saved.flush(monotonicMs());
  }

  /** While the store cannot take more, nobody is read (R12). */
  pause(): void {
    this.pace.pause("store");
  }

  resume(): void {
    this.pace.resume("store");
  }

  /** Every 15 s: whether it still lives. */
  ping(): boolean {
    if (this.pace.ping()) return true;
    // It may be a device that is just waking up: it dials again.
    this.close(closeCodes.tooSlow);
    return false;
  }

  close(code: CloseCode): void {
    if (this.over) return;
    metrics.closes.inc({ code });
    this.saved.flush(monotonicMs());
    noteClose(code, this);
    this.end();
    this.ws.close(code);
    // The peer's answer must be heard, and one that never comes must not keep the socket.
    this.ws.resume();
    setTimeout(() => {
      if (this.ws.readyState === this.ws.CLOSED) return;
      noteMisuse("a close is not answered", this);
      this.ws.terminate();
    }, closeDeadline).unref();
  }

  private end(): void {
    if (this.over) return;
    this.over = true;
    this.pace.end();
    this.saved.cancel();
    this.inbox.clear();
    this.intake.startOver();
    this.room?.leave(this);
    this.onOver(this);
  }
}
