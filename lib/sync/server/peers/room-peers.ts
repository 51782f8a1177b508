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
import type { LoadedDocument } from "@/lib/sync/queries/document-rows";
import type { UpdateRow } from "@/lib/sync/queries/updates";
import { ForeignRows } from "./foreign-rows";
import { limits } from "@/lib/sockets/limits";
import { PeerQueries } from "./peer-queries";
import type { PeeredRoom } from "./peered-room";
import type { RoomExtension } from "@/lib/sync/server/room/room-extension";

/**
 * The other processes that have one document open (R13). Nothing is sent while there are none. Rows, not messages, are the truth: whatever suggests
 * that a message was lost makes the room read the rows.
 */
export class RoomPeers implements RoomExtension {
  private readonly channel: Channel;
  private readonly peers = new Set<string>();
  private readonly rows: ForeignRows;
  private readonly queries = new PeerQueries((queryId, carried) => this.send({ kind: "query", queryId, carried }));
  /** Messages that came before the rows were loaded; null once they are. */
  private early: { message: DocumentMessage; from: string }[] | null = [];
  private reading = false;
  private mustRead = false;
  private sentDurable = 0;

  /** @param askForRows requests that `applyStored` is called soon, with what the store has by then */
  constructor(
    bus: Bus,
    private readonly writer: string,
    private readonly room: PeeredRoom,
    private readonly askForRows: () => void,
  ) {
    this.rows = new ForeignRows(writer, room, () => this.readRows());
    this.channel = bus.openChannel(documentChannel(room.documentId), {
      receive: (bytes, from) => this.receiveMessage(decodeDocumentMessage(bytes), from),
      onSubscribed: () => this.announce(),
    });
  }

  /** Resolves once messages are received, or are known to come later (R2). */
  async settled(): Promise<void> {
    await this.channel.settled;
    this.reading = true;
  }

  get hasPeers(): boolean {
    return this.peers.size > 0;
  }

  /** Asks which other processes have the document open: at first, and again when a message may have been missed. */
  announce(): void {
    this.sendHello(true);
    // Messages sent since the rows were read may have been missed.
    if (this.reading) this.readRows();
  }

  /** Repeats the hello, in case one was lost: a peer that does not know of this process answers. */
  onRenew(): void {
    this.sendHello(false);
  }

  private readRows(): void {
    if (this.early === null) this.askForRows();
    else this.mustRead = true;
  }

  private sendHello(wantsReply: boolean): void {
    const rows = [...this.rows.list(), { writer: this.writer, from: 1, to: this.room.ownDurable + 1 }];
    this.send({ kind: "hello", wantsReply, rows, entries: this.room.presence.published() });
  }

  private send(message: DocumentMessage): void {
    this.channel.publish(encodeDocumentMessage(message));
  }

  /** Relays a row to peers (R4). */
  sendRow(row: PublishedRow): void {
    if (this.hasPeers) this.send({ kind: "row", row });
  }

  onRow(row: UpdateRow): void {
    this.sendRow(row);
    this.rows.retryWaiting();
  }

  onDurable(n: number): void {
    this.sendDurable(n);
  }

  /** Publishes that own rows up to `n` are committed. */
  private sendDurable(n: number): void {
    if (this.hasPeers && n > this.sentDurable) this.sendCommitted(this.writer, this.sentDurable + 1, n + 1);
    this.sentDurable = n;
  }

  sendCommitted(writer: string, from: number, to: number): void {
    if (this.hasPeers) this.send({ kind: "committed", writer, from, to });
  }

  sendPresence(entry: PublishedPresence): void {
    if (this.hasPeers) this.send({ kind: "presence", entries: [entry] });
  }

  /**
   * Call when the rows are loaded (R2). Messages that came meanwhile are handled now.
   * @param dependent those of these rows that depend on content that the store does not have yet
   */
  loaded(found: Pick<LoadedDocument, "rows" | "compacted">, dependent: readonly PublishedRow[]): void {
    this.rows.load(found, dependent);
    this.sentDurable = this.room.ownDurable;
    const early = this.early ?? [];
    this.early = null;
    if (this.mustRead) this.readRows();
    for (const { message, from } of early) this.receiveMessage(message, from);
  }

  private receiveMessage(message: DocumentMessage, from: string): void {
    if (this.early !== null && message.kind !== "query") {
      this.early.push({ message, from });
      // Rows are in the store, so they need not wait here without bound.
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
        return this.rows.receive(message.row);
      case "committed":
        return this.rows.receiveCommitted(message);
      case "presence":
        return this.room.presence.receiveFromPeer(from, message.entries);
      case "query":
        return this.send({
          kind: "query-answer",
          queryId: message.queryId,
          clients: this.room.missingFromOwner(message.carried),
        });
      case "query-answer":
        return this.queries.receiveAnswer(message.queryId, from, message.clients);
    }
  }

  private receiveHello({ wantsReply, rows, entries }: DocumentMessage & { kind: "hello" }, from: string): void {
    // A new peer was sent nothing until now.
    const isNew = !this.peers.has(from);
    this.peers.add(from);
    this.room.presence.replacePeer(from, entries);
    // A process may have ended before it published these rows, or stored them after this process had read.
    if (wantsReply || this.rows.misses(rows)) this.readRows();
    if (!wantsReply && !isNew) return;
    this.sendHello(false);
    for (const row of this.room.unconfirmed()) this.sendRow(row);
  }

  applyStored(stored: LoadedDocument): void {
    this.rows.applyStored(stored);
  }

  /** Asks peers whether the owners of these ids are in sync with them (R3a). Resolves when all have answered, or the time is over. */
  async query(brought: readonly CarriedContent[]): Promise<void> {
    if (this.hasPeers) await this.queries.ask(brought, this.peers);
  }

  /** The ids about which peers were not asked yet. */
  notQueried(brought: readonly CarriedContent[]): CarriedContent[] {
    return this.hasPeers ? brought.filter(({ client }) => this.queries.answerFor(client) === "unknown") : [];
  }

  isOwnerInSync(client: number): boolean {
    return this.hasPeers && this.queries.answerFor(client) === "there";
  }

  /** Call when a process has ended: its last rows may be stored without having been published. */
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
    if (this.hasPeers) this.send({ kind: "bye" });
    this.channel.close();
  }
}
