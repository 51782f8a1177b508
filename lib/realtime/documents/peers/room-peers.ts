import type { Bus, Channel } from "@/lib/bus/bus-contract";
import {
  type CarriedContent,
  decodeDocumentMessage,
  documentChannel,
  encodeDocumentMessage,
  type DocumentMessage,
  type PublishedPresence,
  type PublishedRow,
} from "@/lib/bus/document-channel";
import type { LoadedDocument, StoredSnapshot } from "@/db/queries/documents/document-rows";
import type { UpdateRow } from "@/db/queries/documents/updates";
import { ReceivedRows } from "./received-rows";
import { WaitingRows } from "./waiting-rows";
import { limits } from "@/lib/realtime/sockets/limits";
import { PeerQueries } from "./peer-queries";
import type { RoomExtension } from "@/lib/realtime/documents/room/room-extension";
import type { RoomPresence } from "@/lib/realtime/documents/presence/room-presence";

/** What the peers of a room need of it. */
export interface PeeredRoom {
  readonly documentId: string;
  /** Up to which number this process's own rows are in the store. */
  readonly ownDurable: number;
  /** Rows that are not known to be in the store, whoever wrote them. */
  unconfirmed(): PublishedRow[];
  /** `missing`: it depends on content that is not here. */
  takeForeign(row: PublishedRow): "taken" | "missing";
  /** R9: rows that were compacted before this room received them. */
  takeSnapshot(snapshot: StoredSnapshot): void;
  foreignDurable(writer: string, from: number, to: number): void;
  readonly presence: Pick<RoomPresence, "published" | "receiveFromPeer" | "replacePeer" | "removePeer">;
  /** R3a: of these client ids, those whose own socket is here, in sync, and has not sent that much. */
  notFromOwner(brought: readonly CarriedContent[]): number[];
}

/**
 * R13: the other processes that have one document open. Nothing is sent while there are none. Rows, not messages, are the truth:
 * whatever suggests that a message was lost makes the room read them.
 */
export class RoomPeers implements RoomExtension {
  private readonly channel: Channel;
  private readonly peers = new Set<string>();
  private readonly received = new ReceivedRows();
  private readonly queries = new PeerQueries((queryId, carried) => this.send({ kind: "query", queryId, carried }));
  /** Messages from before the rows were loaded; null once they are. */
  private early: { message: DocumentMessage; from: string }[] | null = [];
  private reading = false;
  private mustRead = false;
  /** Rows that depend on content that is not here yet. */
  private readonly waiting = new WaitingRows(
    (row) => this.received.has(row.writer, row.n, row.n + 1) || this.applyRow(row),
  );
  private sentDurable = 0;

  /** @param askForRows `applyStored` is called soon, with what the store has by then */
  constructor(
    bus: Bus,
    private readonly writer: string,
    private readonly room: PeeredRoom,
    private readonly askForRows: () => void,
  ) {
    this.channel = bus.openChannel(documentChannel(room.documentId), {
      receive: (bytes, from) => this.hear(decodeDocumentMessage(bytes), from),
      onSubscribed: () => this.announce(),
    });
  }

  /** R2: resolves once messages are received, or are known to come later. */
  async settled(): Promise<void> {
    await this.channel.settled;
    this.reading = true;
  }

  get any(): boolean {
    return this.peers.size > 0;
  }

  /** Asks who else has it open: at first, and again when one may have been missed. */
  announce(): void {
    this.sendHello(true);
    // Messages since the rows were read were missed.
    if (this.reading) this.readRows();
  }

  /** In case that a hello was lost: a peer that does not know of this process answers. */
  onRenew(): void {
    this.sendHello(false);
  }

  private readRows(): void {
    if (this.early === null) this.askForRows();
    else this.mustRead = true;
  }

  private sendHello(wantsReply: boolean): void {
    const rows = [...this.received.list(), { writer: this.writer, from: 1, to: this.room.ownDurable + 1 }];
    this.send({ kind: "hello", wantsReply, rows, entries: this.room.presence.published() });
  }

  private send(message: DocumentMessage): void {
    this.channel.publish(encodeDocumentMessage(message));
  }

  /** R4. */
  sendRow(row: PublishedRow): void {
    if (this.any) this.send({ kind: "row", row });
  }

  onRow(row: UpdateRow): void {
    this.sendRow(row);
    this.retryWaiting();
  }

  onDurable(n: number): void {
    this.sendDurable(n);
  }

  /** Own rows up to `n` are committed. */
  private sendDurable(n: number): void {
    if (this.any && n > this.sentDurable) this.sendCommitted(this.writer, this.sentDurable + 1, n + 1);
    this.sentDurable = n;
  }

  sendCommitted(writer: string, from: number, to: number): void {
    if (this.any) this.send({ kind: "committed", writer, from, to });
  }

  sendPresence(entry: PublishedPresence): void {
    if (this.any) this.send({ kind: "presence", entries: [entry] });
  }

  /**
   * R2: the rows are loaded; what came meanwhile follows.
   * @param dependent those of these rows that depend on content that the store does not have yet
   */
  loaded(found: Pick<LoadedDocument, "rows" | "compacted">, dependent: readonly PublishedRow[]): void {
    for (const { writer, ranges } of found.compacted)
      for (const [from, to] of ranges) this.received.add(writer, from, to);
    const waiting = new Set(dependent);
    for (const row of found.rows) if (!waiting.has(row)) this.received.add(row.writer, row.n, row.n + 1);
    this.waiting.replace(dependent);
    this.sentDurable = this.room.ownDurable;
    const early = this.early ?? [];
    this.early = null;
    if (this.mustRead) this.readRows();
    for (const { message, from } of early) this.hear(message, from);
  }

  private hear(message: DocumentMessage, from: string): void {
    if (this.early !== null && message.kind !== "query") {
      this.early.push({ message, from });
      // The store has these rows: they need not wait here without bound.
      if (this.early.length > limits.waitingRows) {
        this.early = this.early.filter((one) => one.message.kind !== "row");
        this.readRows();
      }
      return;
    }
    switch (message.kind) {
      case "hello":
        return this.receiveHello(message, from);
      case "bye":
        return void this.removePeer(from);
      case "row":
        return this.receiveRow(message.row);
      case "committed":
        return this.receiveCommitted(message);
      case "presence":
        return this.room.presence.receiveFromPeer(from, message.entries);
      case "query":
        return this.send({
          kind: "query-answer",
          queryId: message.queryId,
          clients: this.room.notFromOwner(message.carried),
        });
      case "query-answer":
        return this.queries.receiveAnswer(message.queryId, from, message.clients);
    }
  }

  private receiveHello({ wantsReply, rows, entries }: DocumentMessage & { kind: "hello" }, from: string): void {
    // Nothing was sent to a new peer until now.
    const isNew = !this.peers.has(from);
    this.peers.add(from);
    this.room.presence.replacePeer(from, entries);
    // A process may have ended before it published them, or stored them after one of the two had read.
    if (wantsReply || rows.some(({ writer, from, to }) => !this.hasReceived(writer, from, to))) this.readRows();
    if (!wantsReply && !isNew) return;
    this.sendHello(false);
    for (const row of this.room.unconfirmed()) this.sendRow(row);
  }

  private receiveRow(row: PublishedRow): void {
    if (this.hasReceived(row.writer, row.n, row.n + 1)) return;
    // The rows between were not received.
    if (row.n > this.received.next(row.writer)) this.readRows();
    if (this.applyRow(row)) this.retryWaiting();
    else this.wait(row);
  }

  private receiveCommitted({ writer, from, to }: DocumentMessage & { kind: "committed" }): void {
    if (writer === this.writer) return this.room.foreignDurable(writer, from, to);
    if (!this.hasReceived(writer, from, to)) this.readRows();
    this.room.foreignDurable(writer, from, to);
  }

  private hasReceived(writer: string, from: number, to: number): boolean {
    return writer === this.writer || this.received.has(writer, from, to);
  }

  private applyRow(row: PublishedRow): boolean {
    if (this.room.takeForeign(row) === "missing") return false;
    this.received.add(row.writer, row.n, row.n + 1);
    return true;
  }

  private wait(row: PublishedRow): void {
    this.waiting.push(row);
    this.readRows();
  }

  /** New content is here, on which waiting rows may depend. Those that are in the store already are read, so that they count as durable. */
  retryWaiting(): void {
    if (this.waiting.retry()) this.readRows();
  }

  /** Applies the rows of the store that are not here; all of them are durable. */
  applyStored({ snapshot, compacted, rows }: LoadedDocument): void {
    const ranges = compacted.flatMap(({ writer, ranges: all }) => all.map(([from, to]) => ({ writer, from, to })));
    if (snapshot !== null && ranges.some(({ writer, from, to }) => !this.hasReceived(writer, from, to)))
      this.room.takeSnapshot(snapshot);
    for (const { writer, from, to } of ranges) {
      this.received.add(writer, from, to);
      this.room.foreignDurable(writer, from, to);
    }
    this.waiting.addStored(rows.filter((row) => !this.hasReceived(row.writer, row.n, row.n + 1)));
    this.waiting.retry();
    for (const { writer, n } of rows) this.room.foreignDurable(writer, n, n + 1);
  }

  /** R3a: asks peers whether the owners of these ids are in sync with them. Resolves when all have answered, or the time is over. */
  async query(brought: readonly CarriedContent[]): Promise<void> {
    if (this.any) await this.queries.ask(brought, this.peers);
  }

  /** Those ids for which peers were not asked yet. */
  notQueried(brought: readonly CarriedContent[]): CarriedContent[] {
    return this.any ? brought.filter(({ client }) => this.queries.answerFor(client) === "unknown") : [];
  }

  isOwnerInSync(client: number): boolean {
    return this.any && this.queries.answerFor(client) === "there";
  }

  /** A process has ended: its last rows may be stored without having been published. */
  peerEnded(processId: string): void {
    if (this.removePeer(processId)) this.readRows();
  }

  /** @returns whether it was a peer */
  private removePeer(processId: string): boolean {
    if (!this.peers.delete(processId)) return false;
    this.queries.removePeer(processId);
    this.room.presence.removePeer(processId);
    return true;
  }

  close(): void {
    if (this.any) this.send({ kind: "bye" });
    this.channel.close();
  }
}
