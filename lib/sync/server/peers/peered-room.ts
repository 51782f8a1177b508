import type { StoredSnapshot } from "@/lib/sync/queries/document-rows";
import type { CarriedContent, PublishedRow } from "@/lib/bus/document-channel";
import type { RoomPresence } from "@/lib/sync/server/presence/room-presence";

/** What the peers of a room need of it. */
export interface PeeredRoom {
  readonly documentId: string;
  /** The number up to which this process's own rows are in the store. */
  readonly ownDurable: number;
  /** Rows that are not known to be in the store, whoever wrote them. */
  unconfirmed(): PublishedRow[];
  /** `missing`: the row depends on content that is not here. */
  takeForeign(row: PublishedRow): "taken" | "missing";
  /** Takes rows that were compacted before this room received them (R9). */
  takeSnapshot(snapshot: StoredSnapshot): void;
  foreignDurable(writer: string, from: number, to: number): void;
  readonly presence: Pick<RoomPresence, "published" | "receiveFromPeer" | "replacePeer" | "removePeer">;
  /** Those of these client ids whose own socket is here, in sync, and has not sent that much (R3a). */
  missingFromOwner(brought: readonly CarriedContent[]): number[];
}
