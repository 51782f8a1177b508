import type { LoadedDocument } from "@/lib/sync/queries/document-rows";
import type { UpdateRow } from "@/lib/sync/queries/updates";
import type { Bus } from "@/lib/bus/bus-contract";
import { monotonicMs } from "@/lib/process/clock";
import { documentFields, type DocumentKind } from "@/lib/sync/format/fields";
import type { UpdateShape } from "@/lib/sync/format/update-check";
import { encodeUpdate } from "@/lib/sync/server/frames";
import { closeCodes } from "@/lib/sockets/close-codes";
import type { CompactionResult } from "@/lib/sync/server/compaction/compaction";
import type { Session } from "@/lib/sync/server/session";
import { Durability } from "@/lib/sync/server/update-log/durability";
import { PeerRows, type PeerRowsHost } from "@/lib/sync/server/peers/peer-rows";
import { limits } from "@/lib/sockets/limits";
import { metrics } from "@/lib/sockets/metrics";
import { historyLimit } from "./history-limit";
import type { RoomExtension } from "./room-extension";
import { OwnRows } from "@/lib/sync/server/update-log/own-rows";
import { SocketsByClient } from "./sockets-by-client";
import { RoomPeers } from "@/lib/sync/server/peers/room-peers";
import { RoomPresence } from "@/lib/sync/server/presence/room-presence";
import { RoomSnapshot } from "./room-snapshot";
import { RoomState } from "./room-state";
import type { RowSource } from "@/lib/sync/server/update-log/queued-row";

export interface RoomServices {
  writer: string;
  bus: Bus;
  /** @param isOfPeer a peer made the row, and may have stored it (R13) */
  append(row: UpdateRow, source: RowSource, isOfPeer?: boolean): void;
  /** Rows that are on their way to the store. */
  unconfirmed(source: RowSource): UpdateRow[];
  /** Whether the store takes nothing at the moment. */
  storeFails(): boolean;
  /** Requests that `applyStored` is called soon, with what the store has by then (R13). */
  readRows(room: Room): void;
  /** The room has ended, and must not be found again. */
  forget(room: Room): void;
}

/** A worksheet, or the notes of a match. */
export interface RoomSubject {
  kind: DocumentKind;
  id: string;
  activityId: string;
}

/** A document that somebody has open here: applies updates, relays them, and appends them as rows. */
export class Room implements RowSource, PeerRowsHost {
  readonly roots: readonly string[];
  readonly sessions = new Set<Session>();
  readonly state: RoomState;
  readonly presence: RoomPresence;
  readonly socketsByClient: SocketsByClient;
  readonly ownRows: OwnRows;
  readonly snapshot: RoomSnapshot;
  readonly durability = new Durability();
  readonly peers: RoomPeers;
  private readonly peerRows: PeerRows;
  private readonly extensions: readonly RoomExtension[];
  private emptySince = monotonicMs();
  private renewedAt = monotonicMs();
  private retired = false;
  /** Whether it has what the store has. */
  isFilled = false;
  /** How many sockets have found the room and have not joined it yet (R8). */
  joining = 0;

  /**
   * @param subject the worksheet or match that it is the document of
   * @param lastNumber the last row number that this process gave out for the document
   * @param complete see SocketsByClient
   */
  constructor(
    readonly documentId: string,
    readonly subject: RoomSubject,
    private readonly services: RoomServices,
    lastNumber: number,
    complete: Map<number, string> | null,
  ) {
    this.roots = documentFields[subject.kind];
    this.state = new RoomState(this.roots, (update) => this.relay(encodeUpdate(update), null));
    this.presence = new RoomPresence(this.roots, this.sessions, this.state, (entry) => this.peers.sendPresence(entry));
    this.socketsByClient = new SocketsByClient(this.state, this.presence, complete);
    this.ownRows = new OwnRows(services.writer, lastNumber);
    this.snapshot = new RoomSnapshot(this.state.clocks.next);
    this.peerRows = new PeerRows(this);
    this.peers = new RoomPeers(services.bus, services.writer, this.peerRows, () => services.readRows(this));
    this.extensions = [this.socketsByClient, this.presence, historyLimit, this.snapshot, this.peers];
  }

  /** Loads what the store has (R2). */
  fill(loaded: LoadedDocument): void {
    const early = this.state.fill(this.documentId, loaded);
    this.isFilled = true;
    // The rows do not name an owner who has not typed yet.
    for (const [client, userId] of this.socketsByClient.complete ?? []) this.state.owners.claim(client, userId);
    this.ownRows.fill(loaded);
    this.snapshot.fill(loaded);
    this.peers.loaded(loaded, early);
  }

  /** Sends a frame at once to all sessions whose step 1 is answered (R4). @param from its sender; null for a peer */
  relay(frame: Uint8Array, from: Session | null): void {
    for (const session of this.sessions) if (session !== from && session.receivesUpdates) session.send(frame);
  }

  /** Makes a row of what this session sent, and passes it to the store and the extensions. */
  append(from: Session, bytes: Uint8Array, shape: UpdateShape, carried: boolean): void {
    const { writer, n, time } = this.ownRows.next();
    this.state.learn(shape, from.userId, carried, time);
    const row = { documentId: this.documentId, writer, n, author: from.userId, carried, time, bytes };
    metrics.updates.inc();
    this.durability.addOwn(n);
    this.services.append(row, this);
    for (const extension of this.extensions) extension.onRow?.(row);
  }

  /** Called when own rows up to `n` are committed (R6). */
  durable(n: number): void {
    this.ownRows.durableUpTo(n);
    this.durability.ownDurable(n);
    for (const extension of this.extensions) extension.onDurable?.(this.ownRows.durable);
    this.reportSaved();
  }

  /** Called when another process's row, which this process had appended, is in the store (R13). */
  foreignStored({ writer, n }: UpdateRow): void {
    metrics.takenOver.inc();
    this.peers.sendCommitted(writer, n, n + 1);
    this.peerRows.foreignDurable(writer, n, n + 1);
  }

  reportSaved(): void {
    for (const session of this.sessions) session.reportSaved(this.durability.upTo);
  }

  /** Rows on their way to the store. */
  queued(): UpdateRow[] {
    return this.services.unconfirmed(this);
  }

  /** Applies what the store has (R13). @param found null: the document is gone */
  applyStored(found: LoadedDocument | null): void {
    if (found === null || found.closed) return this.refused("replaced");
    this.peers.applyStored(found);
  }

  /** Sends the new snapshot's digest to all who have received everything, while nothing was written since (R9). */
  compacted(result: CompactionResult, now: number): void {
    this.snapshot.compacted(result, now);
    if (result.digest !== null)
      for (const session of this.sessions) if (session.receivesUpdates) this.sendDigest(session);
  }

  sendDigest(session: Session): void {
    const { frame } = this.snapshot;
    if (frame !== null) session.send(frame);
  }

  /** Called when the store refused a row's data (R7), or the document was replaced (R14). */
  refused(why: "replaced" | "data"): void {
    this.services.forget(this);
    for (const session of [...this.sessions])
      session.close(why === "replaced" ? closeCodes.replaced : closeCodes.again);
  }

  /**
   * Call when the room's content is in doubt: its sockets reconnect, and the document is loaded anew, but not before the room's rows are committed,
   * or their numbers would be given out twice.
   */
  retire(): void {
    this.retired = true;
    for (const session of [...this.sessions]) session.close(closeCodes.again);
  }

  get isRetired(): boolean {
    return this.retired;
  }

  join(session: Session): void {
    this.sessions.add(session);
    metrics.sockets.inc();
  }

  leave(session: Session): void {
    if (!this.sessions.delete(session)) return;
    metrics.sockets.dec();
    for (const extension of this.extensions) extension.onLeave?.(session);
    if (this.sessions.size === 0) this.emptySince = monotonicMs();
  }

  /** Called once a second: drops a Y.Doc that nothing needs, and every 15 s pings sockets and renews presence (R10). */
  tick(now: number): void {
    this.state.text.settle(now);
    this.takeOverOverdueRows(now);
    if (now - this.renewedAt < limits.renewal) return;
    this.renewedAt = now;
    for (const extension of this.extensions) extension.onRenew?.(now);
    for (const session of [...this.sessions]) if (session.ping()) this.presence.sendTo(session);
  }

  /**
   * Rows that nobody has confirmed are appended by whoever holds them, under the same key and author (R13). While the store fails that helps nobody.
   */
  private takeOverOverdueRows(now: number): void {
    if (this.durability.isAll || this.services.storeFails()) return;
    for (const row of this.durability.takeOverdue(now - limits.takeOver)) this.services.append(row, this, true);
  }

  /** Whether the room may be unloaded (R8). */
  mayUnload(now: number): boolean {
    return (
      this.sessions.size === 0 &&
      this.joining === 0 &&
      this.durability.isAll &&
      (this.retired || now - this.emptySince >= limits.idle)
    );
  }
}
