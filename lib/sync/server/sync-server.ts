import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { Revocation } from "@/lib/activity/revocation";
import { processBus } from "@/lib/bus/bus";
import { readSession } from "@/lib/auth/session";
import { touchEveryMs, touchSession } from "@/lib/auth/session-adapter";
import { monotonicMs } from "@/lib/process/clock";
import { findDocumentAccesses } from "@/lib/sync/document-access";
import { log } from "@/lib/process/log";
import { admit, recordReading, roomInPath, type Admission, type RoomName } from "./handshake";
import { closeCodes } from "@/lib/sockets/close-codes";
import { Compactor } from "./compaction/compactor";
import { DocumentSocket } from "./document-socket";
import { SessionSockets, Handshakes, refuseUpgrade } from "@/lib/sockets/handshakes";
import { Buckets, limits } from "@/lib/sockets/limits";
import { metrics } from "@/lib/sockets/metrics";
import { noteMisuse } from "@/lib/sockets/misuse";
import { readBody } from "./read-body";
import { StoredProofs } from "./stored-proofs";
import type { Room } from "./room/room";
import { Rooms } from "./room/rooms";
import { turnsASecond } from "@/lib/sockets/round-robin";
import { AppendQueue } from "./update-log/append-queue";
import { SyncWebSocket } from "@/lib/sockets/sync-web-socket";

/** How long `drain` waits for the sockets to close, after the queue is flushed. */
const closeTimeoutMs = 1_000;

/** The document side of one process: its sockets, rooms and append queue. */
export class SyncServer {
  readonly queue = new AppendQueue((full, documentId) => this.setSocketsPaused(full, documentId));
  private readonly compactor = new Compactor((documentId, result) =>
    this.rooms.find(documentId)?.compacted(result, monotonicMs()),
  );
  private readonly rooms: Rooms;
  private readonly revocation: Revocation<DocumentSocket>;
  private readonly sockets = new Set<DocumentSocket>();
  private readonly socketsOfUser = new Map<string, number>();
  private readonly handshakes = new Handshakes();
  private readonly sessionSockets = new SessionSockets();
  private readonly proofs = new StoredProofs();
  private readonly work = new Buckets(limits.users);
  private draining = false;
  private readonly upgrader = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frame,
    perMessageDeflate: false,
    clientTracking: false,
    WebSocket: SyncWebSocket,
  });
  private readonly clock = setInterval(() => this.tick(), 1_000 / turnsASecond);
  private readonly touching = setInterval(() => void this.touchSessions(), touchEveryMs);

  /** @param admits decides who gets in; tests pass one that does not answer. */
  constructor(
    private readonly admits: typeof admit = admit,
    bus = processBus(),
  ) {
    this.revocation = new Revocation(bus, decideAccess);
    const services: ConstructorParameters<typeof Rooms>[0] = {
      writer: randomUUID(),
      bus,
      append: (row, source, again) => this.queue.push(row, source, again),
      unconfirmed: (source) => this.queue.rowsOf(source),
      storeFails: () => this.queue.fails,
    };
    this.rooms = new Rooms(services, (documentId, wallClock) => this.compactor.request(documentId, wallClock));
    this.clock.unref();
    this.touching.unref();
  }

  /** Call before anybody types, so that nobody waits for the start of the thread later. */
  prepare(): void {
    this.compactor.prepare();
  }

  /** The worksheets of an activity that somebody has open here. */
  openWorksheets(activityId: string): Room[] {
    return this.rooms.all().filter(({ subject }) => subject.kind === "worksheet" && subject.activityId === activityId);
  }

  get openRooms(): number {
    return this.rooms.all().length;
  }

  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Before anything is awaited: without a listener a reset would end the process (R1).
    socket.on("error", () => socket.destroy());
    const room = roomInPath(req.url);
    if (room === null) return refuse(socket, 404);
    if (this.draining) return refuse(socket, 503);
    if (!this.sessionSockets.enter(req, socket)) return refuse(socket, 429);
    this.handshakes.decide(
      async () => recordReading(await this.admits(req, room), room),
      (admission) => this.open(req, socket, head, room, admission),
      (status) => refuse(socket, status),
    );
  }

  /** The same check over plain GET: browsers cannot see why an upgrade was refused. A POST asks whether a device's copy is stored. */
  async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const status = req.method === "POST" ? await this.statusOfQuestion(req) : await this.statusOf(req);
    req.resume();
    res.writeHead(status).end();
  }

  private async statusOfQuestion(req: IncomingMessage): Promise<number> {
    try {
      const room = roomInPath(req.url);
      if (room === null) return 404;
      const viewer = await readSession(req.headers.cookie ?? "");
      if (viewer.as === "nobody") return 401;
      const body = await readBody(req);
      return body === null ? 413 : await this.proofs.answer(viewer, room, body);
    } catch (error) {
      log().warn({ err: error }, "whether a copy is stored could not be said");
      return 503;
    }
  }

  private async statusOf(req: IncomingMessage): Promise<number> {
    const room = roomInPath(req.url);
    if (room === null) return 404;
    if (this.draining) return 503;
    try {
      const admission = await this.admits(req, room);
      if (admission.as === "refused") return admission.status;
      if (admission.as === "replaced") return 410;
      return this.hasTooMany(admission.access.userId) ? 429 : 204;
    } catch (error) {
      log().warn({ err: error }, "why a handshake failed could not be said");
      return 503;
    }
  }

  private hasTooMany(userId: string): boolean {
    return (this.socketsOfUser.get(userId) ?? 0) >= limits.socketsPerUser;
  }

  private open(req: IncomingMessage, socket: Duplex, head: Buffer, room: RoomName, admission: Admission): void {
    if (socket.destroyed) return;
    if (this.draining) return refuse(socket, 503);
    if (admission.as === "refused") return refuse(socket, admission.status);
    if (admission.as === "welcome") {
      const { userId } = admission.access;
      this.sessionSockets.belongsTo(req, userId);
      if (this.hasTooMany(userId)) {
        noteMisuse("too many sockets", { userId });
        return refuse(socket, 429);
      }
    }
    this.upgrader.handleUpgrade(req, socket, head, (ws) => {
      ws.setRawSocket(socket);
      if (admission.as === "replaced") ws.close(closeCodes.replaced);
      else this.connect(ws, room, admission);
    });
  }

  private connect(
    ws: SyncWebSocket,
    room: RoomName,
    { documentId, request, access }: Admission & { as: "welcome" },
  ): void {
    const { userId } = access;
    const ofUser = this.work.of(userId, monotonicMs());
    const documentSocket = new DocumentSocket(ws, documentId, request, access, ofUser, () => {
      this.sockets.delete(documentSocket);
      this.revocation.delete(documentSocket);
      const left = (this.socketsOfUser.get(userId) ?? 1) - 1;
      if (left > 0) this.socketsOfUser.set(userId, left);
      else this.socketsOfUser.delete(userId);
    });
    // From here on its access is checked (R11). Access and the version that it is compared by were read in one statement, so what changed since has
    // another version and is found by the next check.
    this.revocation.add(documentSocket);
    this.sockets.add(documentSocket);
    this.socketsOfUser.set(userId, (this.socketsOfUser.get(userId) ?? 0) + 1);
    documentSocket.setPaused("store", this.queue.isFull);
    documentSocket.setPaused("document", this.queue.isFullOf(documentId));
    void this.rooms
      .join(documentId, { kind: room.kind, id: room.id, activityId: access.activityId }, (joined) => {
        if (!documentSocket.session.isClosed) documentSocket.enter(joined);
      })
      .then((outcome) => {
        if (outcome === "late") documentSocket.close(closeCodes.again);
        if (outcome === "replaced") documentSocket.close(closeCodes.replaced);
      });
  }

  /** Past the queue's bound nobody may write more; past the bound of one refused document nobody in that document (R7). */
  private setSocketsPaused(full: boolean, documentId?: string): void {
    log().warn(
      { rows: this.queue.rows, documentId },
      full ? "too much waits for the store; sockets are paused" : "the store has caught up; sockets go on",
    );
    for (const documentSocket of this.sockets) {
      if (documentId === undefined) documentSocket.setPaused("store", full);
      else if (documentSocket.session.documentId === documentId) documentSocket.setPaused("document", full);
    }
  }

  private tick(): void {
    metrics.queuedRows.set(this.queue.rows);
    metrics.refusedDocuments.set(this.queue.countOfRefused);
    this.rooms.tick(monotonicMs());
  }

  /** A session ends after 12 hours without use, and typing is use (Q20). */
  private async touchSessions(): Promise<void> {
    const used = [...this.sockets].filter((documentSocket) => documentSocket.takeHasWritten());
    try {
      await Promise.all(used.map(({ sessionId }) => touchSession(sessionId)));
    } catch (error) {
      log().warn({ err: error }, "the use of sessions could not be stored");
    }
  }

  /** For SIGTERM: accepts nothing more, commits what it has accepted, reports that to the authors, and closes the sockets so that they reconnect. */
  async drain(): Promise<void> {
    this.draining = true;
    for (const documentSocket of this.sockets) documentSocket.setPaused("store", true);
    await this.queue.drain();
    await this.compactor.stop();
    const last = [...this.sockets];
    for (const documentSocket of last) documentSocket.close(closeCodes.restart);
    this.rooms.close();
    this.revocation.stop();
    clearInterval(this.clock);
    clearInterval(this.touching);
    await Promise.race([
      Promise.all(last.map((documentSocket) => documentSocket.closed)),
      new Promise((resolve) => setTimeout(resolve, closeTimeoutMs)),
    ]);
  }
}

async function decideAccess(sockets: readonly DocumentSocket[]): Promise<(socket: DocumentSocket) => void> {
  const accesses = await findDocumentAccesses(sockets.map(({ request }) => request));
  const accessOf = new Map(sockets.map((socket, at) => [socket, accesses[at] ?? null]));
  return (socket) => socket.setAccess(accessOf.get(socket) ?? null);
}

function refuse(socket: Duplex, status: number): void {
  metrics.refusals.inc({ status });
  refuseUpgrade(socket, status);
}
