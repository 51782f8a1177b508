import type { LoadedDocument } from "@/lib/sync/queries/document-rows";
import type { UpdateRow } from "@/lib/sync/queries/updates";
import { currentMs, monotonicMs } from "@/lib/process/clock";
import { decodeDigest } from "@/lib/sync/format/digest";
import type { CompactionResult } from "@/lib/sync/server/compaction/compaction";
import { encodeDigestFrame, encodeStateVector } from "@/lib/sync/server/frames";
import { limits } from "@/lib/sockets/limits";
import type { RoomExtension } from "./room-extension";
import { CompactionTrigger } from "@/lib/sync/server/compaction/compaction-trigger";

/** How much was added since the document's snapshot, and the snapshot's digest with its state vector (R9). */
export class RoomSnapshot implements RoomExtension {
  private readonly trigger = new CompactionTrigger();
  private lastTime = 0;
  private digest: { stateVector: Uint8Array; frame: Uint8Array } | null = null;

  /** @param clocks the room's state vector */
  constructor(private readonly clocks: ReadonlyMap<number, number>) {}

  fill({ snapshot, rows }: LoadedDocument): void {
    this.setDigest(snapshot?.digest ?? null);
    for (const { bytes, time } of rows) this.rowAdded(bytes.length, time);
  }

  /** @param time of the row, by some process's wall clock */
  rowAdded(bytes: number, time: number): void {
    this.trigger.add(bytes, monotonicMs());
    this.lastTime = Math.max(this.lastTime, time);
  }

  onRow({ bytes, time }: UpdateRow): void {
    this.rowAdded(bytes.length, time);
  }

  isDue(now: number): boolean {
    return this.trigger.isDue(now);
  }

  /** The wall clock; or, when that was set back behind the rows and nobody types, a later time, by which all rows are in the past. */
  wallClock(now: number): number {
    const wall = currentMs();
    return this.lastTime > wall && this.trigger.isQuiet(now) ? this.lastTime + limits.idle : wall;
  }

  compacted({ taken, digest }: CompactionResult, now: number): void {
    this.trigger.compacted(taken, now);
    this.setDigest(digest);
  }

  private setDigest(body: Uint8Array | null): void {
    const stateVector = body === null ? undefined : decodeDigest(body)?.stateVector;
    if (body !== null && stateVector !== undefined) this.digest = { stateVector, frame: encodeDigestFrame(body) };
  }

  /** The digest frame, for those who have received all of the document; null once something was added since. */
  get frame(): Uint8Array | null {
    if (this.digest === null || Buffer.compare(this.digest.stateVector, encodeStateVector(this.clocks)) !== 0)
      return null;
    return this.digest.frame;
  }
}
