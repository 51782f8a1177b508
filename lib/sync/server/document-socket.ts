import type { RawData } from "ws";
import { historyBudget } from "@/lib/sync/format/history-budget";
import type { ActivityVersions } from "@/lib/activity/queries/activity";
import type { WatchedSocket } from "@/lib/activity/revocation";
import type { DocumentAccess } from "@/lib/sync/document-access";
import { log } from "@/lib/process/log";
import { closeCodes, type CloseCode } from "@/lib/sockets/close-codes";
import { costOf, limits, type Bucket } from "@/lib/sockets/limits";
import { metrics } from "@/lib/sockets/metrics";
import { noteBroken, noteClose, noteMisuse, noteSilence } from "@/lib/sockets/misuse";
import { SocketPauses } from "@/lib/sockets/socket-pauses";
import type { SyncWebSocket } from "@/lib/sockets/sync-web-socket";
import { FrameQueue } from "./frame-queue";
import { bringsText, encodeAccess, encodeSlowed } from "./frames";
import type { GrantedAccess, SocketRequest } from "./handshake";
import { receiveFrame, sendStep1 } from "./receive-frame";
import type { Room } from "./room/room";
import { Session, type SessionTransport } from "./session";

/** A close that the page does not answer ends the socket after this many ms. */
const closeDeadline = 3_000;

/** A WebSocket of one user in one room: reads its frames in order, keeps to the limits, and sends. Its state is its `session`. */
export class DocumentSocket implements SessionTransport, WatchedSocket {
  readonly session: Session;
  readonly sessionId: string;
  readonly activityId: string;
  /** The activity's `ActivityVersions.access`, read together with the facts that decided its access. */
  private accessVersion: number;
  /** Resolves when the WebSocket is closed. */
  readonly closed: Promise<void>;
  private readonly pauses: SocketPauses;
  private readonly frames: FrameQueue;
  private room: Room | null = null;
  private hasWritten = false;
  /** Frames that came after the server had closed the socket: a page that reads the close sends few. */
  private afterClose = 0;

  /** @param ofUser the bucket that all sockets of the user pay from */
  constructor(
    private readonly ws: SyncWebSocket,
    documentId: string,
    readonly request: SocketRequest,
    access: GrantedAccess,
    ofUser: Bucket,
    private readonly onEnd: (socket: DocumentSocket) => void,
  ) {
    this.sessionId = request.viewer.sessionId;
    this.activityId = access.activityId;
    this.accessVersion = access.accessVersion;
    this.session = new Session(documentId, access, access.access, this);
    this.pauses = new SocketPauses(
      ws,
      ofUser,
      () => this.frames.resume(),
      () => (this.room === null ? 0 : historyBudget().waitMs(this.session.userId, documentId, performance.now())),
      (ms) => this.sendSlowed(ms),
    );
    this.frames = new FrameQueue(this.pauses, (bytes) => this.receive(bytes));
    ws.on("message", (data, isBinary) => this.queue(data, isBinary));
    ws.on("pong", () => this.pauses.noteActivity());
    ws.on("error", (error) => {
      noteBroken(error, this.session);
      this.end();
    });
    this.closed = new Promise((resolve) => {
      ws.on("close", () => {
        this.end();
        resolve();
      });
    });
  }

  /** Call when the room is loaded (R2). Frames that arrived meanwhile are read now, in order. */
  enter(room: Room): void {
    this.room = room;
    this.session.join();
    room.join(this.session);
    this.sendInitialFrames(room);
    this.pauses.resume("joining");
  }

  /** Sends what a session begins with: its access, a step 1 unless it may only read (R3c), and who is present. */
  private sendInitialFrames(room: Room): void {
    this.session.send(encodeAccess(this.session.mayWrite, this.session.userId));
    if (this.session.mayWrite) sendStep1(this.session, room);
    room.presence.sendTo(this.session);
  }

  /** With ws's default binaryType a message is one Buffer. */
  private queue(data: RawData, isBinary: boolean): void {
    if (this.session.isClosed) this.afterClose += 1;
    if (this.session.isClosed || this.room === null) return;
    this.pauses.noteActivity();
    const bytes = data as Buffer;
    if (bytes.length > limits.frame) return this.close(closeCodes.tooBig);
    if (!isBinary) return this.close(closeCodes.malformed);
    this.frames.push(bytes);
  }

  private receive(bytes: Uint8Array): void {
    const { room, session } = this;
    if (room === null) return;
    if (bringsText(bytes)) this.hasWritten = true;
    try {
      const received = receiveFrame(session, room, bytes);
      if ("queryFirst" in received) void this.frames.retryAfter(room.peers.query(received.queryFirst), received.frame);
      const cost = "cost" in received ? received.cost : 0;
      if (this.pauses.spend(costOf(bytes.length), cost)) noteMisuse("too many frames", session);
    } catch (error) {
      // A defect of ours must end neither the process nor what others write.
      log().error(
        { err: error, documentId: room.documentId, bytes: bytes.length },
        "a frame could not be applied; its document is loaded again",
      );
      this.close(closeCodes.cannotMerge);
      room.retire();
    }
  }

  /** Tells the page that its text waits (R12). Nothing is lost: the page still has the text, and sends it when it is read again. */
  private sendSlowed(ms: number): void {
    noteMisuse("too much history", this.session);
    this.session.send(encodeSlowed(Math.ceil(ms / 1000)));
  }

  isCurrent(versions: ActivityVersions | undefined): boolean {
    return versions?.access === this.accessVersion;
  }

  signedOut(): void {
    this.close(closeCodes.signedOut);
  }

  /** Call when the access was decided again (R11). @param found null when the document is gone */
  setAccess(found: DocumentAccess | null): void {
    if (found === null || found.access === "none" || found.documentId === null) return this.close(closeCodes.notYours);
    if (found.closed) return this.close(closeCodes.replaced);
    this.accessVersion = found.accessVersion;
    if (!this.session.setAccess(found.access, found) || this.room === null) return;
    if (found.access === "read") this.room.presence.leave(this.session);
    this.sendInitialFrames(this.room);
  }

  /** Whether text came since the last call: a session in use does not end (Q20). */
  takeHasWritten(): boolean {
    const { hasWritten } = this;
    this.hasWritten = false;
    return hasWritten;
  }

  /** Closes a page that does not read, since frames for it must not be buffered without bound (R12). */
  send(frame: Uint8Array): void {
    if (this.ws.unread <= limits.unread) return this.ws.post(frame);
    if (!this.session.isClosed) noteMisuse("nothing is read", this.session);
    this.close(closeCodes.tooSlow);
  }

  sendSaved(frame: Uint8Array): void {
    this.ws.post(frame);
  }

  get hasUnwritten(): boolean {
    return this.ws.hasPosted;
  }

  /** Reads nothing while the store cannot take more, or takes nothing of this document (R7). */
  setPaused(why: "store" | "document", paused: boolean): void {
    if (paused) this.pauses.pause(why);
    else this.pauses.resume(why);
  }

  /** A page that does not answer is closed: its device may just be waking up, and reconnects. */
  ping(): boolean {
    if (this.pauses.ping()) return true;
    this.close(closeCodes.tooSlow);
    return false;
  }

  close(code: CloseCode): void {
    if (this.session.isClosed) return;
    metrics.closes.inc({ code });
    this.session.flushSaved();
    noteClose(code, this.session);
    this.end();
    this.ws.close(code);
    // The page's answer must be read, and one that never comes must not keep the socket.
    this.ws.resume();
    setTimeout(() => {
      if (this.ws.readyState === this.ws.CLOSED) return;
      if (this.afterClose > limits.burst) noteMisuse("too many frames", this.session);
      else noteSilence(this.session);
      this.ws.terminate();
    }, closeDeadline).unref();
  }

  private end(): void {
    if (this.session.isClosed) return;
    this.session.end();
    this.pauses.end();
    this.frames.clear();
    this.room?.leave(this.session);
    this.onEnd(this);
  }
}
