import path from "node:path";
import { Worker } from "node:worker_threads";
import { root } from "@/lib/process/root.js";

const file = path.join(root, "lib/realtime/documents/compaction/compaction-worker.js");

export interface Merged {
  /** Garbage-collected, V1. */
  state: Uint8Array;
  stateVector: Uint8Array;
  /** `Y.encodeSnapshot`: what is deleted, and the state vector. */
  snapshot: Uint8Array;
  /** Of each root, in order. */
  texts: string[];
}

/** The thread that puts documents together; started when it is first needed, and again after it has ended. */
export class CompactionThread {
  private worker: Worker | null = null;
  private asked = 0;

  /** Starts it ahead: what that takes of the processor, some 100 ms on a full core, would hold up those who type. */
  prepare(): Worker {
    return (this.worker ??= this.start());
  }

  /** @throws when the updates cannot be put together, or the thread ends meanwhile. */
  async merge(roots: readonly string[], updates: readonly Uint8Array[]): Promise<Merged> {
    return answerOf(this.prepare(), { number: ++this.asked, roots, ...packed(updates) });
  }

  private start(): Worker {
    const worker = new Worker(file, { execArgv: [] });
    worker.unref();
    worker.on("error", () => undefined);
    worker.once("exit", () => {
      if (this.worker === worker) this.worker = null;
    });
    return worker;
  }

  stop(): void {
    void this.worker?.terminate();
    this.worker = null;
  }
}

interface Question {
  number: number;
  roots: readonly string[];
  /** End to end: thousands of small arrays cost more to hand over than what is in them. */
  bytes: Uint8Array<ArrayBuffer>;
  ends: number[];
}

function packed(updates: readonly Uint8Array[]): Pick<Question, "bytes" | "ends"> {
  const ends: number[] = [];
  let length = 0;
  for (const update of updates) ends.push((length += update.length));
  const bytes = new Uint8Array(length);
  updates.forEach((update, at) => bytes.set(update, at === 0 ? 0 : ends[at - 1]));
  return { bytes, ends };
}

function answerOf(worker: Worker, question: Question): Promise<Merged> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      worker.off("message", hear);
      worker.off("error", fail);
      worker.off("exit", end);
    };
    const hear = (answer: { number: number } & ({ merged: Merged } | { error: string })) => {
      if (answer.number !== question.number) return;
      settle();
      if ("merged" in answer) resolve(answer.merged);
      else reject(new Error(`the document could not be put together: ${answer.error}`));
    };
    const fail = (error: unknown) => {
      settle();
      reject(error instanceof Error ? error : new Error("the thread failed"));
    };
    const end = () => fail(new Error("the thread ended"));
    worker.on("message", hear);
    worker.on("error", fail);
    worker.on("exit", end);
    worker.postMessage(question, [question.bytes.buffer]);
  });
}
