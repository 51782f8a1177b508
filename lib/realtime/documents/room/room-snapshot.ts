import type { LoadedDocument } from "@/db/queries/documents/document-rows";
import { monotonicMs } from "@/lib/process/clock";
import { decodeDigest } from "@/lib/document-format/digest";
import type { CompactionResult } from "@/lib/realtime/documents/compaction/compaction";
import { encodeDigestFrame, encodeStateVector } from "@/lib/realtime/documents/frames";
import { limits } from "@/lib/realtime/sockets/limits";
import { CompactionTrigger } from "@/lib/realtime/documents/compaction/compaction-trigger";

/** R9: what a room knows of its document's snapshot: how much has come since, and its digest with the state vector it is of. */
export class RoomSnapshot {
  private readonly trigger = new CompactionTrigger();
  private lastTime = 0;
  private digest: { stateVector: Uint8Array; frame: Uint8Array } | null = null;

  /** @param clocks what the room holds */
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

  isDue(now: number): boolean {
    return this.trigger.isDue(now);
  }

  /** Now, as its rows have it: while the wall clock is behind them (it was set back), and nobody types, all of them are past. */
  wallClock(now: number): number {
    const wall = Date.now();
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

  /** For those who have been told all of it; null once something was written since. */
  get frame(): Uint8Array | null {
    if (this.digest === null || Buffer.compare(this.digest.stateVector, encodeStateVector(this.clocks)) !== 0)
      return null;
    return this.digest.frame;
  }
}
