import type { StoredSnapshot } from "@/lib/sync/queries/document-rows";
import type { CarriedContent, PublishedRow } from "@/lib/bus/document-channel";
import { monotonicMs } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import type { Durability } from "@/lib/sync/server/update-log/durability";
import { encodeUpdate } from "@/lib/sync/server/frames";
import { metrics } from "@/lib/sockets/metrics";
import type { OwnRows } from "@/lib/sync/server/update-log/own-rows";
import type { SocketsByClient } from "@/lib/sync/server/room/sockets-by-client";
import type { PeeredRoom } from "./peered-room";
import type { RoomPresence } from "@/lib/sync/server/presence/room-presence";
import type { RoomSnapshot } from "@/lib/sync/server/room/room-snapshot";
import type { RoomState } from "@/lib/sync/server/room/room-state";
import { checkUpdate, type UpdateShape } from "@/lib/sync/format/update-check";

/** The room to which peers' rows are added. */
export interface PeerRowsHost {
  readonly documentId: string;
  readonly roots: readonly string[];
  readonly state: RoomState;
  readonly durability: Durability;
  readonly presence: RoomPresence;
  readonly ownRows: OwnRows;
  readonly socketsByClient: SocketsByClient;
  readonly snapshot: RoomSnapshot;
  queued(): PublishedRow[];
  relay(frame: Uint8Array, from: null): void;
  reportSaved(): void;
  retire(): void;
}

/** Adds rows of peers to a room (R13): they are validated by the peer, relayed here, and stored under the peer's keys alone. */
export class PeerRows implements PeeredRoom {
  readonly documentId: string;
  readonly presence: RoomPresence;

  constructor(private readonly room: PeerRowsHost) {
    this.documentId = room.documentId;
    this.presence = room.presence;
  }

  get ownDurable(): number {
    return this.room.ownRows.durable;
  }

  unconfirmed(): PublishedRow[] {
    return [...this.room.queued(), ...this.room.durability.foreignRows()];
  }

  missingFromOwner(brought: readonly CarriedContent[]): number[] {
    return this.room.socketsByClient.missingFromOwner(brought);
  }

  takeForeign(row: PublishedRow): "taken" | "missing" {
    const { documentId, roots, state } = this.room;
    const shape = checkUpdate(row.bytes, roots);
    if (typeof shape === "string") {
      log().error(
        { documentId, writer: row.writer, n: row.n, bytes: row.bytes.length },
        `a row of another process was left out: it is ${shape}`,
      );
      return "taken";
    }
    if (!state.clocks.hasNeighboursOf(shape)) return "missing";
    state.clocks.awaitDeletedContent(shape);
    if (state.clocks.isNextFrom(shape)) {
      if (!state.clocks.covers(shape)) this.room.relay(encodeUpdate(row.bytes), null);
      state.text.append(row.bytes);
    } else this.merge(row.bytes, shape);
    state.learn(shape, row.author, row.carried, row.time);
    this.took(row.bytes.length, row.time);
    this.room.durability.addForeign({ ...row, documentId }, monotonicMs());
    return "taken";
  }

  private took(bytes: number, time: number): void {
    this.room.ownRows.noteTime(time);
    this.room.snapshot.rowAdded(bytes, time);
  }

  /** Merges a row that is here in part: a device sent it to two processes, or two of them merged the same content. */
  private merge(update: Uint8Array, shape: UpdateShape): void {
    const { clocks, text } = this.room.state;
    const now = monotonicMs();
    const changes = text.hasSameText(update, shape, (client) => clocks.clockOf(client), now)
      ? text.merge(update, now)
      : null;
    metrics.merges.inc();
    if (changes === null) {
      // Two processes hold different text under one id (R3b). The stored rows decide, and whoever has the other text gets 4409.
      log().error(
        { documentId: this.documentId },
        "another process holds other text under the same clocks; the document is loaded again",
      );
      return this.room.retire();
    }
    for (const change of changes) this.room.relay(encodeUpdate(change), null);
  }

  /** Takes rows from a peer's snapshot, which were compacted before they were received here (R9). */
  takeSnapshot({ state, owners, time }: StoredSnapshot): void {
    const shape = checkUpdate(state, this.room.roots);
    if (typeof shape === "string") throw new Error(`the snapshot is ${shape}`);
    const { clocks, owners: known } = this.room.state;
    if (!clocks.covers(shape)) this.merge(state, shape);
    clocks.advance(shape);
    known.learnFromSnapshot(owners);
    this.room.state.noteRow(time);
    this.room.state.applyAwaitedDeletions();
    this.took(0, time);
  }

  foreignDurable(writer: string, from: number, to: number): void {
    const { durability } = this.room;
    const before = durability.upTo;
    durability.foreignDurable(writer, from, to);
    if (durability.upTo > before) this.room.reportSaved();
  }
}
