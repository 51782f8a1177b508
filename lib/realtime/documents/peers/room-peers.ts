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
import { ReceivedRows } from "./received-rows";
import { limits } from "@/lib/realtime/sockets/limits";
import { PeerQueries } from "./peer-queries";
import type { RoomPresence } from "@/lib/realtime/documents/presence/room-presence";

/** The room as its link sees it. */
export interface PeeredRoom {
  readonly documentId: string;
  /** Up to which number this process's own rows are in the store. */
  readonly ownDurable: number;
  /** Rows that are not known to be in the store, whoever wrote them. */
  unconfirmed(): PublishedRow[];
  /** `missing`: it stands on what is not here. */
  takeForeign(row: PublishedRow): "taken" | "missing";
  /** R9: what was compacted before this room heard of it. */
  takeSnapshot(snapshot: StoredSnapshot): void;
  foreignDurable(writer: string, from: number, to: number): void;
  readonly people: Pick<RoomPresence, "said" | "hearElsewhere" | "replaceElsewhere" | "lose">;
  /** R3a: of these client ids, those whose own socket is here, in sync, and has not sent that much. */
  notFromOwner(brought: readonly CarriedContent[]): number[];
}

/**
 * R13: one document's line to the other processes that have it open. Nothing is said while there are none. Rows, not what is said, are the
 * truth: whatever looks as if something was missed makes it read them.
 */
export class RoomPeers {
  private readonly channel: Channel;
  private readonly peers = new Set<string>();
  private readonly received = new ReceivedRows();
  private readonly queries = new PeerQueries((question, brought) => this.send({ kind: "ask", question, brought }));
  /** What came before the rows were loaded; null once they are. */
  private early: { message: DocumentMessage; from: string }[] | null = [];
  private reading = false;
  private mustRead = false;
  /** Rows that stand on what is not here yet. */
  private waiting: PublishedRow[] = [];
  private sentDurable = 0;

  /** @param askForRows `take` is called, soon, with what the store has by then */
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

  /** R2: what is said from then on is heard, or the channel will be up later. */
  async settled(): Promise<void> {
    await this.channel.settled;
    this.reading = true;
  }

  get any(): boolean {
    return this.peers.size > 0;
  }

  /** Who else has it open? For the first time, or because someone may have been forgotten. */
  announce(): void {
    this.sendHello(true);
    // What was said before, since the rows were read, was missed.
    if (this.reading) this.readRows();
  }

  /** Now and then, in case that a hello was lost on its way: whoever does not know of us answers. */
  remind(): void {
    this.sendHello(false);
  }

  private readRows(): void {
    if (this.early === null) this.askForRows();
    else this.mustRead = true;
  }

  private sendHello(asks: boolean): void {
    const rows = [...this.received.list(), { writer: this.writer, from: 1, to: this.room.ownDurable + 1 }];
    this.send({ kind: "hello", asks, rows, entries: this.room.people.said() });
  }

  private send(message: DocumentMessage): void {
    this.channel.publish(encodeDocumentMessage(message));
  }

  /** R4. */
  sendRow(row: PublishedRow): void {
    if (this.any) this.send({ kind: "row", row });
  }

  /** Own rows up to `n` are committed. */
  sendDurable(n: number): void {
    if (this.any && n > this.sentDurable) this.sendCommitted(this.writer, this.sentDurable + 1, n + 1);
    this.sentDurable = n;
  }

  sendCommitted(writer: string, from: number, to: number): void {
    if (this.any) this.send({ kind: "committed", writer, from, to });
  }

  sendPresence(said: () => PublishedPresence): void {
    if (this.any) this.send({ kind: "presence", entries: [said()] });
  }

  /**
   * R2: the rows are loaded; what came meanwhile follows.
   * @param removePeer of these rows, those that stand on what the store does not have yet
   */
  loaded(found: Pick<LoadedDocument, "rows" | "compacted">, removePeer: readonly PublishedRow[]): void {
    for (const { writer, ranges } of found.compacted) for (const [from, to] of ranges) this.received.add(writer, from, to);
    const waiting = new Set(removePeer);
    for (const row of found.rows) if (!waiting.has(row)) this.received.add(row.writer, row.n, row.n + 1);
    this.waiting = [...removePeer];
    this.sentDurable = this.room.ownDurable;
    const early = this.early ?? [];
    this.early = null;
    if (this.mustRead) this.readRows();
    for (const { message, from } of early) this.hear(message, from);
  }

  private hear(message: DocumentMessage, from: string): void {
    if (this.early !== null && message.kind !== "ask") {
      this.early.push({ message, from });
      // Rather than hold them without bound: the rows have them.
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
        return void this.left(from);
      case "row":
        return this.receiveRow(message.row);
      case "committed":
        return this.receiveCommitted(message);
      case "presence":
        return this.room.people.hearElsewhere(from, message.entries);
      case "ask":
        return this.send({
          kind: "answer",
          question: message.question,
          clients: this.room.notFromOwner(message.brought),
        });
      case "answer":
        return this.queries.receiveAnswer(message.question, from, message.clients);
    }
  }

  private receiveHello({ asks, rows, entries }: DocumentMessage & { kind: "hello" }, from: string): void {
    // Until now nothing was said to it: what has come since our own hello it does not know.
    const isNew = !this.peers.has(from);
    this.peers.add(from);
    this.room.people.replaceElsewhere(from, entries);
    // Of a process that died before it could tell of them, or stored while one of the two had read already.
    if (asks || rows.some(({ writer, from, to }) => !this.hasReceived(writer, from, to))) this.readRows();
    if (!asks && !isNew) return;
    this.sendHello(false);
    for (const row of this.room.unconfirmed()) this.sendRow(row);
  }

  private receiveRow(row: PublishedRow): void {
    if (this.hasReceived(row.writer, row.n, row.n + 1)) return;
    // A jump: what is between was not heard.
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
    if (this.waiting.length > limits.waitingRows) this.waiting.shift();
    this.readRows();
  }

  /** Something new is here: some may stand on it. What waited since the rows were loaded is in the store, and is read so that it counts as such. */
  retryWaiting(): void {
    if (this.waiting.length > 0 && this.applyWaiting()) this.readRows();
  }

  /** Whether any could be taken. */
  private applyWaiting(): boolean {
    const were = this.waiting.length;
    for (let before = 0; before !== this.waiting.length && this.waiting.length > 0;) {
      before = this.waiting.length;
      this.waiting = this.waiting.filter((row) => !this.received.has(row.writer, row.n, row.n + 1) && !this.applyRow(row));
    }
    return this.waiting.length < were;
  }

  /** What the store has: those rows are taken that are not here, and what is there is durable. */
  applyStored({ snapshot, compacted, rows }: LoadedDocument): void {
    const ranges = compacted.flatMap(({ writer, ranges: all }) => all.map(([from, to]) => ({ writer, from, to })));
    if (snapshot !== null && ranges.some(({ writer, from, to }) => !this.hasReceived(writer, from, to)))
      this.room.takeSnapshot(snapshot);
    for (const { writer, from, to } of ranges) {
      this.received.add(writer, from, to);
      this.room.foreignDurable(writer, from, to);
    }
    const arrived = new Set(this.waiting.map((row) => `${row.writer}/${row.n}`));
    this.waiting.push(
      ...rows.filter((row) => !this.hasReceived(row.writer, row.n, row.n + 1) && !arrived.has(`${row.writer}/${row.n}`)),
    );
    this.applyWaiting();
    for (const { writer, n } of rows) this.room.foreignDurable(writer, n, n + 1);
  }

  /** R3a: asks the others for these ids' own sockets. Resolves when all have answered, or did not in time. */
  async query(brought: readonly CarriedContent[]): Promise<void> {
    if (this.any) await this.queries.ask(brought, this.peers);
  }

  /** Of these ids, those of which it is not known whether their own socket is with another process. */
  notQueried(brought: readonly CarriedContent[]): CarriedContent[] {
    return this.any ? brought.filter(({ client }) => this.queries.answerFor(client) === "unknown") : [];
  }

  isOwnerInSync(client: number): boolean {
    return this.any && this.queries.answerFor(client) === "there";
  }

  /** Another process has ended: what it wrote last may be in the store, and told to nobody. */
  peerEnded(processId: string): void {
    if (this.left(processId)) this.readRows();
  }

  /** It has the document open no more. Whether it had. */
  private left(processId: string): boolean {
    if (!this.peers.delete(processId)) return false;
    this.queries.removePeer(processId);
    this.room.people.lose(processId);
    return true;
  }

  close(): void {
    if (this.any) this.send({ kind: "bye" });
    this.channel.close();
  }
}
