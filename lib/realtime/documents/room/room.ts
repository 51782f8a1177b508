import type { LoadedDocument } from "@/db/queries/documents/document-rows";
import type { UpdateRow } from "@/db/queries/documents/updates";
import type { Bus } from "@/lib/bus/bus-contract";
import type { CarriedContent } from "@/lib/bus/document-channel";
import { monotonicMs } from "@/lib/process/clock";
import { historyBudget } from "@/lib/document-format/history-budget";
import { documentFields, type DocumentKind } from "@/lib/document-format/fields";
import { checkUpdate, type UpdateShape } from "@/lib/document-format/update-check";
import { closeCodes, type CloseCode } from "@/lib/realtime/sockets/close-codes";
import type { CompactionResult } from "@/lib/realtime/documents/compaction/compaction";
import type { DocumentSocket } from "@/lib/realtime/documents/document-socket";
import { Durability } from "@/lib/realtime/documents/update-log/durability";
import { PeerRows, type PeerRowsHost } from "@/lib/realtime/documents/peers/peer-rows";
import { encodeUpdate } from "@/lib/realtime/documents/frames";
import { limits } from "@/lib/realtime/sockets/limits";
import { metrics } from "@/lib/realtime/sockets/metrics";
import { contentUpTo } from "./content-up-to";
import { OwnRows } from "@/lib/realtime/documents/update-log/own-rows";
import { SocketsByClient } from "./sockets-by-client";
import type { Sender } from "./ownership";
import { RoomPeers } from "@/lib/realtime/documents/peers/room-peers";
import { RoomPresence } from "@/lib/realtime/documents/presence/room-presence";
import { RoomSnapshot } from "./room-snapshot";
import { RoomState } from "./room-state";
import type { RowSource } from "@/lib/realtime/documents/update-log/append-queue";

/** What became of a document frame: with which number it is durable (R6), or why its socket must close. */
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

const nothing: ReadonlyMap<number, number> = new Map();

/** One document while somebody has it open: relays, appends, and knows what is held without a Y.Doc. */
export class Room implements RowSource, PeerRowsHost {
  readonly roots: readonly string[];
  readonly sockets = new Set<DocumentSocket>();
  readonly state: RoomState;
  readonly presence: RoomPresence;
  readonly socketsByClient: SocketsByClient;
  readonly ownRows: OwnRows;
  readonly snapshot: RoomSnapshot;
  readonly durability = new Durability();
  readonly peers: RoomPeers;
  private readonly foreign: PeerRows;
  private emptySince = monotonicMs();
  private renewedAt = monotonicMs();
  private retired = false;
  /** Joins that are between finding the room and being in it (R8). */
  joining = 0;

  /**
   * @param lastNumber of an own row that was given out before
   * @param complete as OwnSockets has it
   */
  constructor(
    readonly documentId: string,
    kind: DocumentKind,
    private readonly services: RoomServices,
    lastNumber: number,
    complete: Map<number, string> | null,
  ) {
    this.roots = documentFields[kind];
    this.state = new RoomState(this.roots);
    this.presence = new RoomPresence(this.roots, this.sockets, this.state, (said) => this.peers.sendPresence(said));
    this.socketsByClient = new SocketsByClient(this.state, this.presence, complete);
    this.ownRows = new OwnRows(services.writer, lastNumber);
    this.snapshot = new RoomSnapshot(this.state.clocks.next);
    this.foreign = new PeerRows(this);
    this.peers = new RoomPeers(services.bus, services.writer, this.foreign, () => services.readRows(this));
  }

  /** R2: what the store has. */
  fill(loaded: LoadedDocument): void {
    const early = this.state.fill(this.documentId, loaded);
    // Of one who has not typed yet the rows know nothing.
    for (const [client, userId] of this.socketsByClient.complete ?? []) this.state.owners.claim(client, userId);
    this.ownRows.fill(loaded);
    this.snapshot.fill(loaded);
    this.peers.loaded(loaded, early);
  }

  /** R3: a plain frame goes on as it came. null when it is not plain. */
  applyNext(from: DocumentSocket, update: Uint8Array, shape: UpdateShape, frame: Uint8Array | null): Outcome | null {
    const { clocks, owners, text } = this.state;
    const [section] = shape.sections;
    if (!clocks.isNextFrom(shape)) return null;
    if (section !== undefined && !owners.mayBeOf(section.client, from.userId)) return null;
    // R3a: typing under an id that is nobody's makes it one's own; having heard of it does not.
    if (section !== undefined && frame === null && !owners.isOwn(section, this.sender(from))) return null;
    if (clocks.covers(shape)) return { need: this.durability.lastNumber };
    if (this.state.isOverLimits(shape, update.length, from.userId, monotonicMs())) return { close: closeCodes.tooBig };
    text.append(update);
    if (frame !== null) this.socketsByClient.noteTyping(from, shape);
    this.relay(frame ?? encodeUpdate(update), from);
    this.append(from, update, shape, false);
    return { need: this.durability.lastNumber };
  }

  /** R3, R3a, R3b: any other well-formed frame goes through the Y.Doc, and what that says has changed is relayed and stored. */
  merge(from: DocumentSocket, update: Uint8Array, shape: UpdateShape): Outcome {
    const { clocks, owners, text } = this.state;
    const now = monotonicMs();
    const heldClock = (client: number) => clocks.clockOf(client);
    const sender = this.sender(from);
    const carriedFor = owners.carriedClients(shape, sender, heldClock);
    if (carriedFor.some((client) => this.socketsByClient.isOwnerInSync(client) || this.peers.isOwnerInSync(client)))
      return { close: closeCodes.notYours };
    if (this.state.isOverLimits(shape, update.length, from.userId, now)) return { close: closeCodes.tooBig };
    if (!clocks.hasNeighboursOf(shape) || !text.agrees(update, shape, heldClock, now)) return { close: closeCodes.cannotMerge };
    const regained = owners.ownContentCarriedBefore(shape, sender, heldClock, carriedFor.length > 0);
    const changes = text.merge(update, now);
    metrics.merges.inc();
    if (changes === null) return { close: closeCodes.cannotMerge };
    for (const change of changes) this.addChange(from, change, carriedFor.length > 0);
    // R3b: the owner's own copy of what others carried, or of what came carried with others' words, becomes a row of the owner's.
    if (regained.size > 0) {
      const own = contentUpTo(update, regained);
      this.append(from, own, this.shapeOf(own), false);
    }
    return { need: this.durability.lastNumber };
  }

  /** R3b: a client of other make says by its presence alone what is its own. */
  private sender(from: DocumentSocket): Sender {
    const live = this.presence.idOf(from);
    return { userId: from.userId, own: from.ownIds ?? (live === undefined ? null : { live, earlier: nothing }) };
  }

  private addChange(from: DocumentSocket, change: Uint8Array, carried: boolean): void {
    const shape = this.shapeOf(change);
    this.relay(encodeUpdate(change), from);
    this.append(from, change, shape, carried);
  }

  /** Of what Yjs made. */
  private shapeOf(update: Uint8Array): UpdateShape {
    const shape = checkUpdate(update, this.roots);
    if (typeof shape === "string") throw new Error(`Yjs gave out an update that is ${shape}`);
    return shape;
  }

  /** R4: at once, to whose step 1 is answered. @param from who brought it, null when another process did */
  relay(frame: Uint8Array, from: DocumentSocket | null): void {
    for (const socket of this.sockets) if (socket !== from && socket.receivesUpdates) socket.send(frame);
  }

  private append(from: DocumentSocket, bytes: Uint8Array, shape: UpdateShape, carried: boolean): void {
    this.state.learn(shape, from.userId, carried);
    const { writer, n, time } = this.ownRows.next();
    metrics.updates.inc();
    historyBudget().spend(from.userId, this.documentId, bytes.length, performance.now());
    this.snapshot.rowAdded(bytes.length, time);
    this.durability.addOwn(n);
    const row = { documentId: this.documentId, writer, n, author: from.userId, carried, time, bytes };
    this.services.append(row, this);
    this.peers.sendRow(row);
    this.peers.retryWaiting();
  }

  /** R3a: the ids under which these bring something new that belongs to others, and of which other processes have to be asked. */
  clientsToQuery(from: DocumentSocket, shapes: readonly UpdateShape[]): CarriedContent[] {
    return this.peers.notQueried(this.socketsByClient.ownersNotHere(from, shapes));
  }

  /** R6. */
  durable(n: number): void {
    this.ownRows.durableUpTo(n);
    this.durability.ownDurable(n);
    this.peers.sendDurable(this.ownRows.durable);
    this.reportSaved();
  }

  /** R13: another process's row that was written here. */
  foreignStored({ writer, n }: UpdateRow): void {
    metrics.takenOver.inc();
    this.peers.sendCommitted(writer, n, n + 1);
    this.foreign.foreignDurable(writer, n, n + 1);
  }

  reportSaved(): void {
    for (const socket of this.sockets) socket.reportSaved(this.durability.upTo);
  }

  /** On its way to the store. */
  queued(): UpdateRow[] {
    return this.services.unconfirmed(this);
  }

  /** R13: what the store has. null: the document is gone. */
  applyStored(found: LoadedDocument | null): void {
    if (found === null || found.closed) return this.refused("replaced");
    this.peers.applyStored(found);
  }

  /** R9: all who were told everything hear of the snapshot, while nothing has been written since. */
  compacted(result: CompactionResult, now: number): void {
    this.snapshot.compacted(result, now);
    if (result.digest !== null) for (const socket of this.sockets) if (socket.receivesUpdates) this.sendDigest(socket);
  }

  sendDigest(socket: DocumentSocket): void {
    const { frame } = this.snapshot;
    if (frame !== null) socket.send(frame);
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

  join(socket: DocumentSocket): void {
    this.sockets.add(socket);
    metrics.sockets.inc();
  }

  leave(socket: DocumentSocket): void {
    if (!this.sockets.delete(socket)) return;
    metrics.sockets.dec();
    this.socketsByClient.remove(socket);
    this.presence.leave(socket);
    if (this.sockets.size === 0) this.emptySince = monotonicMs();
  }

  /** Once a second: R10's renewal with the heartbeat, and the Y.Doc that nobody needs. */
  tick(now: number): void {
    this.state.text.settle(now);
    this.takeOverOverdueRows(now);
    if (now - this.renewedAt < limits.renewal) return;
    this.renewedAt = now;
    this.presence.renew(now);
    this.peers.remind();
    for (const socket of [...this.sockets]) {
      if (socket.ping()) this.presence.tell(socket);
    }
  }

  /** R13: what nobody has confirmed is written by whoever holds it, under the same key and author. While the store fails that helps nobody. */
  private takeOverOverdueRows(now: number): void {
    if (this.durability.isAll || this.services.storeFails()) return;
    for (const row of this.durability.takeOverdue(now - limits.takeOver)) this.services.append(row, this, true);
  }

  /** R8. */
  mayUnload(now: number): boolean {
    return (
      this.sockets.size === 0 &&
      this.joining === 0 &&
      this.durability.isAll &&
      (this.retired || now - this.emptySince >= limits.idle)
    );
  }
}
