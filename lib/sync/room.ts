import { diffUpdate } from "yjs";
import type { LoadedDocument } from "@/db/queries/document-rows";
import type { UpdateRow } from "@/db/queries/updates";
import { documentFields, type DocumentKind } from "@/lib/worksheet/fields";
import { closeCodes, type CloseCode } from "./close-codes";
import type { Connection } from "./connection";
import { decodeDigest } from "@/lib/worksheet/digest";
import type { Bus } from "@/lib/bus/bus";
import type { Brought } from "@/lib/bus/document-channel";
import type { CompactionResult } from "./compaction";
import { Durability } from "./durability";
import { encodeDigestFrame, encodeStateVector, encodeUpdate } from "./frames";
import { limits } from "./limits";
import { metrics } from "./metrics";
import { ForeignRows, type ForeignHost } from "./foreign-rows";
import { RoomLink } from "./room-link";
import { RoomPeople } from "./room-people";
import { RoomState } from "./room-state";
import type { RowSource } from "./store";
import { Tail } from "./tail";
import { checkUpdate, type UpdateShape } from "@/lib/worksheet/update-check";

/** What became of a document frame: with which row it is durable (R6), or why its socket must close. */
export type Outcome = { need: number } | { close: CloseCode };

export interface RoomServices {
  writer: string;
  bus: Bus;
  /** @param again it is another process's, which may have stored it (R13) */
  append(row: UpdateRow, source: RowSource, again?: boolean): void;
  /** What is on its way to the store. */
  unconfirmed(source: RowSource): UpdateRow[];
  /** The store takes nothing at the moment. */
  storeFails(): boolean;
  /** R13: `caughtUp` is called, soon, with what the store has by then. */
  readRows(room: Room): void;
  /** The room is over: it must not be found again. */
  forget(room: Room): void;
}

/** One document while somebody has it open: relays, appends, and knows what is held without a Y.Doc. */
export class Room implements RowSource, ForeignHost {
  readonly roots: readonly string[];
  readonly sockets = new Set<Connection>();
  readonly people: RoomPeople;
  private readonly link: RoomLink;
  private readonly foreign: ForeignRows;
  readonly state: RoomState;
  /** The socket that typed last under each client id. */
  private readonly writing = new Map<number, Connection>();
  /** R9: what has come since the snapshot, and the snapshot's digest with the state vector it is of. */
  private readonly tail = new Tail();
  private digest: { stateVector: Uint8Array; frame: Uint8Array } | null = null;
  readonly durability = new Durability();
  private durableN = 0;
  private lastTime = 0;
  private emptySince = Date.now();
  private renewedAt = Date.now();
  private retired = false;
  /** Joins that are between finding the room and being in it (R8). */
  joining = 0;

  constructor(
    readonly documentId: string,
    kind: DocumentKind,
    private readonly services: RoomServices,
    /** The last row number of this process that was given out before: none is used twice. */
    private n: number,
  ) {
    this.roots = documentFields[kind];
    this.state = new RoomState(this.roots);
    this.people = new RoomPeople(this.roots, this.sockets, this.state, (entries) => this.link.sayPresence(entries));
    this.foreign = new ForeignRows(this);
    this.link = new RoomLink(services.bus, services.writer, this.foreign, () => services.readRows(this));
  }

  /** R2: frames of other processes are heard from then on. */
  subscribed(): Promise<void> {
    return this.link.settled();
  }

  /** R2: what the store has. */
  fill(loaded: LoadedDocument): void {
    const early = this.state.fill(this.documentId, loaded);
    this.lastTime = Math.max(this.lastTime, loaded.snapshot?.time ?? 0);
    for (const { writer, ranges } of loaded.compacted) {
      if (writer === this.services.writer) for (const [, to] of ranges) this.n = Math.max(this.n, to - 1);
    }
    this.noteDigest(loaded.snapshot?.digest ?? null);
    for (const { writer, n, time, bytes } of loaded.rows) {
      this.tail.add(bytes.length, time);
      if (writer === this.services.writer) this.n = Math.max(this.n, n);
      this.lastTime = Math.max(this.lastTime, time);
    }
    this.durableN = this.n;
    this.link.loaded(loaded, early);
  }

  /** R3: a plain frame goes on as it came. null when it is not plain. */
  takePlain(from: Connection, update: Uint8Array, shape: UpdateShape, frame: Uint8Array | null): Outcome | null {
    const { held, owners, text } = this.state;
    const [section] = shape.sections;
    if (!held.continues(shape)) return null;
    if (section !== undefined && !owners.isOf(section.client, from.userId)) return null;
    // R3a: typing under an id that is nobody's makes it one's own; having heard of it does not.
    if (section !== undefined && frame === null && !owners.isOwn(section.client, from.userId, this.people.idOf(from))) return null;
    if (held.covers(shape)) return { need: this.durability.lastNumber };
    if (this.state.overflows(shape, update.length, Date.now())) return { close: closeCodes.tooBig };
    text.append(update);
    // A step 2 may bring what its user wrote on another device, which is no sign that this one has all of that.
    if (frame !== null && section !== undefined && this.writing.get(section.client) !== from) this.writing.set(section.client, from);
    this.commit(from, update, shape, false, frame ?? encodeUpdate(update));
    return { need: this.durability.lastNumber };
  }

  /** R3, R3a, R3b: any other well-formed frame goes through the Y.Doc, and what that says has changed is relayed and stored. */
  merge(from: Connection, update: Uint8Array, shape: UpdateShape): Outcome {
    const { held, owners, text } = this.state;
    const now = Date.now();
    const heldClock = (client: number) => held.clockOf(client);
    const carriedFor = owners.carriedFor(shape, from.userId, this.people.idOf(from), heldClock);
    if (carriedFor.some((client) => this.ownSocketInSync(client) || this.link.isInSyncElsewhere(client))) return { close: closeCodes.notYours };
    if (this.state.overflows(shape, update.length, now)) return { close: closeCodes.tooBig };
    if (!held.reaches(shape) || !text.agrees(update, shape, heldClock, now)) return { close: closeCodes.cannotMerge };
    const regained = owners.regains(shape, from.userId, heldClock);
    const changes = text.merge(update, now);
    metrics.merges.inc();
    if (changes === null) return { close: closeCodes.cannotMerge };
    for (const change of changes) this.takeChange(from, change, carriedFor.length > 0);
    // R3b: the owner's own copy of what others carried becomes a row of the owner's, unless it deletes what nobody holds.
    if (regained.length > 0 && shape.deletes.every(({ client, to }) => to <= heldClock(client))) this.storeOwn(from, update, shape, regained);
    return { need: this.durability.lastNumber };
  }

  /** Of the frame what is under these ids: the rest may be what it carries for others. */
  private storeOwn(from: Connection, update: Uint8Array, { sections }: UpdateShape, clients: readonly number[]): void {
    const others = sections.filter(({ client }) => !clients.includes(client));
    const own = others.length === 0 ? update : diffUpdate(update, encodeStateVector(new Map(others.map(({ client, to }) => [client, to]))));
    const shape = checkUpdate(own, this.roots);
    if (typeof shape === "string") throw new Error(`a part of an update is ${shape}`);
    this.store(from, own, shape, false);
  }

  private takeChange(from: Connection, change: Uint8Array, carried: boolean): void {
    const shape = checkUpdate(change, this.roots);
    if (typeof shape === "string") throw new Error(`the document gave out an update that is ${shape}`);
    this.commit(from, change, shape, carried, encodeUpdate(change));
  }

  /** R4. */
  private commit(from: Connection, update: Uint8Array, shape: UpdateShape, carried: boolean, frame: Uint8Array): void {
    for (const socket of this.sockets) if (socket !== from && socket.answered) socket.send(frame);
    this.store(from, update, shape, carried);
  }

  private store(from: Connection, bytes: Uint8Array, shape: UpdateShape, carried: boolean): void {
    this.state.hold(shape, from.userId, carried);
    this.n += 1;
    this.lastTime = Math.max(this.lastTime + 1, Date.now());
    metrics.updates.inc();
    this.tail.add(bytes.length, this.lastTime);
    this.durability.takeOwn(this.n);
    const row = { documentId: this.documentId, writer: this.services.writer, n: this.n, author: from.userId, carried, time: this.lastTime, bytes };
    this.services.append(row, this);
    this.link.sayRow(row);
    this.link.retryWaiting();
  }

  /** R3a: whether the id's own socket is here, and has told all it knows. */
  private ownSocketInSync(client: number): boolean {
    const socket = this.people.speakerOf(client) ?? this.writing.get(client);
    return socket !== undefined && socket.inSync && socket.userId === this.state.owners.ownerOf(client);
  }

  /** What another process has of the owner's, and this one not yet, is no forgery: someone who was there before brings it along. */
  notFromOwner(brought: readonly Brought[]): number[] {
    return brought.filter(({ client, to }) => to > this.state.held.clockOf(client) && this.ownSocketInSync(client)).map(({ client }) => client);
  }

  /** R3a: the ids under which these bring something new that belongs to others, and of which other processes have to be asked. */
  toAsk(from: Connection, shapes: readonly UpdateShape[]): Brought[] {
    if (!this.link.hasOthers) return [];
    const { held, owners } = this.state;
    const furthest = new Map<number, number>();
    for (const { client, to } of shapes.flatMap(({ sections }) => sections)) {
      if (to > Math.max(held.clockOf(client), furthest.get(client) ?? 0) && !owners.isOf(client, from.userId)) furthest.set(client, to);
    }
    const brought = [...furthest].map(([client, to]) => ({ client, to }));
    return this.link.toAsk(brought.filter(({ client }) => !this.ownSocketInSync(client)));
  }

  ask(brought: readonly Brought[]): Promise<void> {
    return this.link.ask(brought);
  }

  relay(update: Uint8Array): void {
    const frame = encodeUpdate(update);
    for (const socket of this.sockets) if (socket.answered) socket.send(frame);
  }

  /** R13: what the store has. null: the document is gone. */
  caughtUp(found: LoadedDocument | null): void {
    if (found === null || found.closed) return this.refused("replaced");
    this.link.take(found);
  }

  get written(): { n: number; durable: number } {
    return { n: this.n, durable: this.durableN };
  }

  /** On its way to the store. */
  queued(): UpdateRow[] {
    return this.services.unconfirmed(this);
  }

  tookForeign(bytes: number, time: number): void {
    this.lastTime = Math.max(this.lastTime, time);
    this.tail.add(bytes, time);
  }

  /** Another process ended. */
  gone(processId: string): void {
    this.link.gone(processId);
  }

  /** Another process was taken for gone, and is not. */
  returned(): void {
    this.link.greet();
  }

  /** The bytes that a frame which is not plain makes the room look at (R12). */
  get weight(): number {
    return this.state.text.bytes;
  }

  step2For(stateVector: Uint8Array): Uint8Array {
    return this.state.text.since(stateVector, Date.now());
  }

  /** R3b. */
  stateVectorFor(userId: string): Uint8Array {
    return this.state.stateVectorFor(userId);
  }

  private noteDigest(body: Uint8Array | null): void {
    const stateVector = body === null ? undefined : decodeDigest(body)?.stateVector;
    if (body !== null && stateVector !== undefined) this.digest = { stateVector, frame: encodeDigestFrame(body) };
  }

  /** R9: to one who has just been told all of it, while nothing has been written since the snapshot. */
  sendDigest(socket: Connection): void {
    if (this.isAtSnapshot && this.digest !== null) socket.send(this.digest.frame);
  }

  private get isAtSnapshot(): boolean {
    return this.digest !== null && Buffer.compare(this.digest.stateVector, encodeStateVector(this.state.held.clocks)) === 0;
  }

  /** R9. */
  isDueForCompaction(now: number): boolean {
    return this.tail.isDue(now);
  }

  compacted({ taken, digest }: CompactionResult, now: number): void {
    this.tail.took(taken, now);
    this.noteDigest(digest);
    if (digest === null || !this.isAtSnapshot) return;
    for (const socket of this.sockets) if (socket.answered) this.sendDigest(socket);
  }

  get isDurable(): boolean {
    return this.durability.isAll;
  }

  /** R6. */
  durable(n: number): void {
    this.durableN = Math.max(this.durableN, n);
    this.durability.ownDurable(n);
    this.link.sayDurable(this.durableN);
    this.reportSaved();
  }

  /** R13: another process's row that was written here. */
  foreignStored({ writer, n }: UpdateRow): void {
    metrics.takenOver.inc();
    this.link.sayCommitted(writer, n, n + 1);
    this.foreign.foreignDurable(writer, n, n + 1);
  }

  reportSaved(): void {
    for (const socket of this.sockets) socket.reportSaved(this.durability.upTo);
  }

  /** With it all that the room holds is durable. */
  get lastNumber(): number {
    return this.durability.lastNumber;
  }

  get durableUpTo(): number {
    return this.durability.upTo;
  }

  /** The last number of a row of this process. */
  get lastOwnRow(): number {
    return this.n;
  }

  /** It is over, and says so to the other processes. */
  close(): void {
    this.link.close();
  }

  /** R7, R14. */
  refused(why: "replaced" | "data"): void {
    this.services.forget(this);
    for (const socket of [...this.sockets]) socket.close(why === "replaced" ? closeCodes.replaced : closeCodes.again);
  }

  /**
   * What it holds is in doubt: its sockets dial again, and it is loaded anew. Not before its rows are committed, or their
   * numbers would be given out twice.
   */
  retire(): void {
    this.retired = true;
    for (const socket of [...this.sockets]) socket.close(closeCodes.again);
  }

  get isRetired(): boolean {
    return this.retired;
  }

  join(socket: Connection): void {
    this.sockets.add(socket);
    metrics.sockets.inc();
  }

  leave(socket: Connection): void {
    if (!this.sockets.delete(socket)) return;
    metrics.sockets.dec();
    for (const [client, writer] of this.writing) if (writer === socket) this.writing.delete(client);
    this.people.leave(socket);
    if (this.sockets.size === 0) this.emptySince = Date.now();
  }

  /** Once a second: R10's renewal with the heartbeat, and the Y.Doc that nobody needs. */
  tick(now: number): void {
    this.state.text.settle(now);
    this.takeOver(now);
    if (now - this.renewedAt < limits.renewal) return;
    this.renewedAt = now;
    this.people.renew(now);
    this.link.remind();
    for (const socket of [...this.sockets]) {
      if (socket.beat()) this.people.tell(socket);
    }
  }

  /** R13: what nobody has confirmed is written by whoever holds it, under the same key and author. While the store fails that helps nobody. */
  private takeOver(now: number): void {
    if (this.durability.isAll || this.services.storeFails()) return;
    for (const row of this.durability.takeOverdue(now - limits.takeOver)) this.services.append(row, this, true);
  }

  /** R8. */
  mayUnload(now: number): boolean {
    return this.sockets.size === 0 && this.joining === 0 && this.isDurable && (this.retired || now - this.emptySince >= limits.idle);
  }
}
