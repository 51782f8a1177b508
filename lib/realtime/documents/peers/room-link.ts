import type { Bus, Channel } from "@/lib/bus/bus-contract";
import {
  type Brought,
  decodeDocumentMessage,
  documentChannel,
  encodeDocumentMessage,
  type DocumentMessage,
  type PresenceSaid,
  type RowSaid,
} from "@/lib/bus/document-channel";
import type { LoadedDocument, StoredSnapshot } from "@/db/queries/documents/document-rows";
import { KnownRows } from "@/lib/realtime/documents/update-log/received-rows";
import { limits } from "@/lib/realtime/sockets/limits";
import { Questions } from "./peer-queries";
import type { RoomPeople } from "@/lib/realtime/documents/presence/room-people";

/** The room as its link sees it. */
export interface LinkedRoom {
  readonly documentId: string;
  /** Up to which number this process's own rows are in the store. */
  readonly ownDurable: number;
  /** Rows that are not known to be in the store, whoever wrote them. */
  unconfirmed(): RowSaid[];
  /** `missing`: it stands on what is not here. */
  takeForeign(row: RowSaid): "taken" | "missing";
  /** R9: what was compacted before this room heard of it. */
  takeSnapshot(snapshot: StoredSnapshot): void;
  foreignDurable(writer: string, from: number, to: number): void;
  readonly people: Pick<RoomPeople, "said" | "hearElsewhere" | "replaceElsewhere" | "lose">;
  /** R3a: of these client ids, those whose own socket is here, in sync, and has not sent that much. */
  notFromOwner(brought: readonly Brought[]): number[];
}

/**
 * R13: one document's line to the other processes that have it open. Nothing is said while there are none. Rows, not what is said, are the
 * truth: whatever looks as if something was missed makes it read them.
 */
export class RoomLink {
  private readonly channel: Channel;
  private readonly others = new Set<string>();
  private readonly known = new KnownRows();
  private readonly questions = new Questions((question, brought) => this.say({ kind: "ask", question, brought }));
  /** What came before the rows were loaded; null once they are. */
  private early: { message: DocumentMessage; from: string }[] | null = [];
  private reading = false;
  private missed = false;
  /** Rows that stand on what is not here yet. */
  private waiting: RowSaid[] = [];
  private saidDurable = 0;

  /** @param askForRows `take` is called, soon, with what the store has by then */
  constructor(
    bus: Bus,
    private readonly writer: string,
    private readonly room: LinkedRoom,
    private readonly askForRows: () => void,
  ) {
    this.channel = bus.open(documentChannel(room.documentId), {
      hear: (bytes, from) => this.hear(decodeDocumentMessage(bytes), from),
      up: () => this.greet(),
    });
  }

  /** R2: what is said from then on is heard, or the channel will be up later. */
  async settled(): Promise<void> {
    await this.channel.settled;
    this.reading = true;
  }

  get hasOthers(): boolean {
    return this.others.size > 0;
  }

  /** Who else has it open? For the first time, or because someone may have been forgotten. */
  greet(): void {
    this.sayHello(true);
    // What was said before, since the rows were read, was missed.
    if (this.reading) this.read();
  }

  /** Now and then, in case that a hello was lost on its way: whoever does not know of us answers. */
  remind(): void {
    this.sayHello(false);
  }

  private read(): void {
    if (this.early === null) this.askForRows();
    else this.missed = true;
  }

  private sayHello(asks: boolean): void {
    const rows = [...this.known.list(), { writer: this.writer, from: 1, to: this.room.ownDurable + 1 }];
    this.say({ kind: "hello", asks, rows, entries: this.room.people.said() });
  }

  private say(message: DocumentMessage): void {
    this.channel.say(encodeDocumentMessage(message));
  }

  /** R4. */
  sayRow(row: RowSaid): void {
    if (this.hasOthers) this.say({ kind: "row", row });
  }

  /** Own rows up to `n` are committed. */
  sayDurable(n: number): void {
    if (this.hasOthers && n > this.saidDurable) this.sayCommitted(this.writer, this.saidDurable + 1, n + 1);
    this.saidDurable = n;
  }

  sayCommitted(writer: string, from: number, to: number): void {
    if (this.hasOthers) this.say({ kind: "committed", writer, from, to });
  }

  sayPresence(said: () => PresenceSaid): void {
    if (this.hasOthers) this.say({ kind: "presence", entries: [said()] });
  }

  /**
   * R2: the rows are loaded; what came meanwhile follows.
   * @param left of these rows, those that stand on what the store does not have yet
   */
  loaded(found: Pick<LoadedDocument, "rows" | "compacted">, left: readonly RowSaid[]): void {
    for (const { writer, ranges } of found.compacted) for (const [from, to] of ranges) this.known.add(writer, from, to);
    const waiting = new Set(left);
    for (const row of found.rows) if (!waiting.has(row)) this.known.add(row.writer, row.n, row.n + 1);
    this.waiting = [...left];
    this.saidDurable = this.room.ownDurable;
    const early = this.early ?? [];
    this.early = null;
    if (this.missed) this.read();
    for (const { message, from } of early) this.hear(message, from);
  }

  private hear(message: DocumentMessage, from: string): void {
    if (this.early !== null && message.kind !== "ask") {
      this.early.push({ message, from });
      // Rather than hold them without bound: the rows have them.
      if (this.early.length > limits.waitingRows) {
        this.early = this.early.filter((one) => one.message.kind !== "row");
        this.read();
      }
      return;
    }
    switch (message.kind) {
      case "hello":
        return this.hearHello(message, from);
      case "bye":
        return void this.left(from);
      case "row":
        return this.hearRow(message.row);
      case "committed":
        return this.hearCommitted(message);
      case "presence":
        return this.room.people.hearElsewhere(from, message.entries);
      case "ask":
        return this.say({
          kind: "answer",
          question: message.question,
          clients: this.room.notFromOwner(message.brought),
        });
      case "answer":
        return this.questions.hear(message.question, from, message.clients);
    }
  }

  private hearHello({ asks, rows, entries }: DocumentMessage & { kind: "hello" }, from: string): void {
    // Until now nothing was said to it: what has come since our own hello it does not know.
    const isNew = !this.others.has(from);
    this.others.add(from);
    this.room.people.replaceElsewhere(from, entries);
    // Of a process that died before it could tell of them, or stored while one of the two had read already.
    if (asks || rows.some(({ writer, from, to }) => !this.isKnown(writer, from, to))) this.read();
    if (!asks && !isNew) return;
    this.sayHello(false);
    for (const row of this.room.unconfirmed()) this.sayRow(row);
  }

  private hearRow(row: RowSaid): void {
    if (this.isKnown(row.writer, row.n, row.n + 1)) return;
    // A jump: what is between was not heard.
    if (row.n > this.known.next(row.writer)) this.read();
    if (this.takeRow(row)) this.retryWaiting();
    else this.wait(row);
  }

  private hearCommitted({ writer, from, to }: DocumentMessage & { kind: "committed" }): void {
    if (writer === this.writer) return this.room.foreignDurable(writer, from, to);
    if (!this.isKnown(writer, from, to)) this.read();
    this.room.foreignDurable(writer, from, to);
  }

  private isKnown(writer: string, from: number, to: number): boolean {
    return writer === this.writer || this.known.has(writer, from, to);
  }

  private takeRow(row: RowSaid): boolean {
    if (this.room.takeForeign(row) === "missing") return false;
    this.known.add(row.writer, row.n, row.n + 1);
    return true;
  }

  private wait(row: RowSaid): void {
    this.waiting.push(row);
    if (this.waiting.length > limits.waitingRows) this.waiting.shift();
    this.read();
  }

  /** Something new is here: some may stand on it. What waited since the rows were loaded is in the store, and is read so that it counts as such. */
  retryWaiting(): void {
    if (this.waiting.length > 0 && this.takeWaiting()) this.read();
  }

  /** Whether any could be taken. */
  private takeWaiting(): boolean {
    const were = this.waiting.length;
    for (let before = 0; before !== this.waiting.length && this.waiting.length > 0;) {
      before = this.waiting.length;
      this.waiting = this.waiting.filter((row) => !this.known.has(row.writer, row.n, row.n + 1) && !this.takeRow(row));
    }
    return this.waiting.length < were;
  }

  /** What the store has: those rows are taken that are not here, and what is there is durable. */
  take({ snapshot, compacted, rows }: LoadedDocument): void {
    const ranges = compacted.flatMap(({ writer, ranges: all }) => all.map(([from, to]) => ({ writer, from, to })));
    if (snapshot !== null && ranges.some(({ writer, from, to }) => !this.isKnown(writer, from, to)))
      this.room.takeSnapshot(snapshot);
    for (const { writer, from, to } of ranges) {
      this.known.add(writer, from, to);
      this.room.foreignDurable(writer, from, to);
    }
    const arrived = new Set(this.waiting.map((row) => `${row.writer}/${row.n}`));
    this.waiting.push(
      ...rows.filter((row) => !this.isKnown(row.writer, row.n, row.n + 1) && !arrived.has(`${row.writer}/${row.n}`)),
    );
    this.takeWaiting();
    for (const { writer, n } of rows) this.room.foreignDurable(writer, n, n + 1);
  }

  /** R3a: asks the others for these ids' own sockets. Resolves when all have answered, or did not in time. */
  async ask(brought: readonly Brought[]): Promise<void> {
    if (this.hasOthers) await this.questions.ask(brought, this.others);
  }

  /** Of these ids, those of which it is not known whether their own socket is with another process. */
  toAsk(brought: readonly Brought[]): Brought[] {
    return this.hasOthers ? brought.filter(({ client }) => this.questions.answerFor(client) === "unknown") : [];
  }

  isInSyncElsewhere(client: number): boolean {
    return this.hasOthers && this.questions.answerFor(client) === "there";
  }

  /** Another process has ended: what it wrote last may be in the store, and told to nobody. */
  gone(processId: string): void {
    if (this.left(processId)) this.read();
  }

  /** It has the document open no more. Whether it had. */
  private left(processId: string): boolean {
    if (!this.others.delete(processId)) return false;
    this.questions.lose(processId);
    this.room.people.lose(processId);
    return true;
  }

  close(): void {
    if (this.hasOthers) this.say({ kind: "bye" });
    this.channel.close();
  }
}
