import { limits } from "@/lib/sockets/limits";

const { grown, quiet, bytes: mostBytes, pause } = limits.compaction;

/** How much was added since the snapshot, as far as this process knows, and whether that is worth a compaction (R9). */
export class CompactionTrigger {
  private rows = 0;
  private bytes = 0;
  private lastAt = 0;
  private notBefore = 0;

  add(bytes: number, now: number): void {
    this.rows += 1;
    this.bytes += bytes;
    this.lastAt = now;
  }

  isDue(now: number): boolean {
    if (now < this.notBefore) return false;
    if (this.rows >= grown || (this.rows > 1 && this.bytes >= mostBytes)) return true;
    return this.rows >= quiet && this.isQuiet(now);
  }

  isQuiet(now: number): boolean {
    return now - this.lastAt >= limits.idle;
  }

  /** Call when a compaction has taken this many rows; 0 when there was nothing to take, or it failed. */
  compacted(rows: number, now: number): void {
    this.rows = Math.max(0, this.rows - rows);
    // The size of the rows taken is unknown, so bytes are counted anew from here.
    this.bytes = 0;
    if (rows === 0) this.notBefore = now + pause;
  }
}
