import path from "node:path";
import { Worker } from "node:worker_threads";
import { JobThread, packUpdates, type PackedUpdates } from "@/lib/process/job-thread";
import { root } from "@/lib/process/root.js";

const file = path.join(root, "lib/sync/server/compaction/compaction-worker.js");

export interface MergedDocument {
  /** Garbage-collected, V1. */
  state: Uint8Array;
  stateVector: Uint8Array;
  /** `Y.encodeSnapshot`: what is deleted, and the state vector. */
  snapshot: Uint8Array;
  /** The text of each root, in order. */
  texts: string[];
}

/** The thread that merges documents' updates. */
export class CompactionThread {
  private readonly thread = new JobThread<PackedUpdates & { roots: readonly string[] }, MergedDocument>(
    () => new Worker(file, { execArgv: [] }),
  );

  prepare(): void {
    this.thread.prepare();
  }

  /** @throws when the updates cannot be merged, or the thread ends meanwhile. */
  merge(roots: readonly string[], updates: readonly Uint8Array[]): Promise<MergedDocument> {
    const packed = packUpdates(updates);
    return this.thread.ask({ roots, ...packed }, [packed.bytes.buffer]);
  }

  stop(): void {
    this.thread.stop();
  }
}
