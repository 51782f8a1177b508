import { vacuumDocuments } from "@/lib/sync/queries/compaction";
import { log } from "@/lib/process/log";
import { compactDocument, type CompactionResult } from "./compaction";
import { CompactionThread } from "./compaction-thread";
import { limits } from "@/lib/sockets/limits";
import { metrics } from "@/lib/sockets/metrics";

/** After so many rows in chunks, or snapshots written over older ones, the space is given back to the disk. */
const vacuumAfter = { rows: 20_000, compactions: 200 };

/** Compacts requested documents, one at a time, in the background; nobody waits for it (R9). */
export class Compactor {
  /** By document: the wall clock's time that decides which of its rows are in the past. */
  private readonly waiting = new Map<string, number>();
  private readonly thread = new CompactionThread();
  private running: Promise<void> | null = null;
  private stopping = false;
  private wake: () => void = () => undefined;
  private done = { rows: 0, compactions: 0 };

  /** @param onDone called with the result; 0 rows when the compaction failed */
  constructor(private readonly onDone: (documentId: string, result: CompactionResult) => void) {}

  prepare(): void {
    this.thread.prepare();
  }

  request(documentId: string, wallClock: number): void {
    if (this.stopping) return;
    this.waiting.set(documentId, wallClock);
    this.running ??= this.run();
  }

  private async run(): Promise<void> {
    for (const [documentId, wallClock] of this.waiting) {
      if (this.stopping) break;
      await this.thenRest(() => this.compactNext(documentId, wallClock));
    }
    if ((this.done.rows >= vacuumAfter.rows || this.done.compactions >= vacuumAfter.compactions) && !this.stopping)
      await this.thenRest(() => this.vacuum());
    this.running = null;
    if (this.waiting.size > 0 && !this.stopping) this.running = this.run();
  }

  /** Rests after the work, so that typing has the processor, however much there is to compact. */
  private async thenRest(work: () => Promise<void>): Promise<void> {
    const began = performance.now();
    await work();
    if (this.stopping) return;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      setTimeout(resolve, (performance.now() - began) * limits.compaction.rest).unref();
    });
  }

  private async compactNext(documentId: string, wallClock: number): Promise<void> {
    const result = await this.compact(documentId, wallClock);
    this.waiting.delete(documentId);
    this.onDone(documentId, result);
    if (result.more && result.taken > 0) this.waiting.set(documentId, wallClock);
    this.done.rows += result.taken;
    this.done.compactions += result.taken > 0 ? 1 : 0;
  }

  private async compact(documentId: string, wallClock: number): Promise<CompactionResult> {
    const began = performance.now();
    try {
      const result = await compactDocument(documentId, this.thread, wallClock);
      metrics.compactionSeconds.observe((performance.now() - began) / 1000);
      return result;
    } catch (error) {
      metrics.compactionFailures.inc();
      if (!this.stopping)
        log().warn({ err: error, documentId }, "a document could not be compacted; it stays as it is");
      return { taken: 0, more: false, digest: null };
    }
  }

  private async vacuum(): Promise<void> {
    this.done = { rows: 0, compactions: 0 };
    try {
      await vacuumDocuments();
    } catch (error) {
      log().warn(
        { err: error },
        "the space of compacted rows could not be given back; it is tried again after the next ones",
      );
    }
  }

  /** Starts nothing more. Resolves when the compaction that is running has ended. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.thread.stop();
    this.wake();
    await this.running;
  }
}
