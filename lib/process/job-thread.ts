/** A thread that answers questions in order, so that slow work does not delay people who type. */
import type { Worker } from "node:worker_threads";

/** What the thread receives, and what it answers. */
export interface Job<Q> {
  number: number;
  question: Q;
}
export type Done<A> = { number: number } & ({ answer: A } | { error: string });

/** Started when it is first needed, and again after it has ended. */
export class JobThread<Q, A> {
  private worker: Worker | null = null;
  private asked = 0;
  private readonly waiting = new Map<number, { resolve: (answer: A) => void; reject: (error: Error) => void }>();

  /** @param timeoutMs an answer that takes longer ends the thread, and all its open questions fail */
  constructor(
    private readonly start: () => Worker,
    private readonly timeoutMs = Infinity,
  ) {}

  /** Starts the thread before it is needed: a start takes some 100 ms of a full core, which would delay people who type. */
  prepare(): void {
    this.worker ??= this.listenTo(this.start());
  }

  /** @throws when the thread can't answer, or ends */
  ask(question: Q, transfer: ArrayBuffer[] = []): Promise<A> {
    this.prepare();
    const number = ++this.asked;
    const answered = new Promise<A>((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      this.worker?.postMessage({ number, question } satisfies Job<Q>, transfer);
    });
    if (this.timeoutMs === Infinity) return answered;
    const late = setTimeout(() => this.stop(), this.timeoutMs);
    return answered.finally(() => clearTimeout(late));
  }

  stop(): void {
    const { worker } = this;
    this.fail(worker, "the thread was stopped");
    void worker?.terminate();
  }

  private listenTo(worker: Worker): Worker {
    worker.unref();
    worker.on("message", (done: Done<A>) => {
      const asker = this.waiting.get(done.number);
      this.waiting.delete(done.number);
      if ("answer" in done) asker?.resolve(done.answer);
      else asker?.reject(new Error(`the thread could not do it: ${done.error}`));
    });
    worker.on("error", (error: unknown) => this.fail(worker, `the thread failed: ${String(error)}`));
    worker.once("exit", () => this.fail(worker, "the thread ended"));
    return worker;
  }

  private fail(worker: Worker | null, why: string): void {
    if (this.worker !== worker) return;
    this.worker = null;
    const askers = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of askers) reject(new Error(why));
  }
}

/** Many updates end to end, because thousands of small arrays cost more to post to a thread than their bytes. `ends`: where each update ends. */
export interface PackedUpdates {
  bytes: Uint8Array<ArrayBuffer>;
  ends: number[];
}

export function packUpdates(updates: readonly Uint8Array[]): PackedUpdates {
  const ends: number[] = [];
  let length = 0;
  for (const update of updates) ends.push((length += update.length));
  const bytes = new Uint8Array(length);
  updates.forEach((update, at) => bytes.set(update, at === 0 ? 0 : ends[at - 1]));
  return { bytes, ends };
}

export function unpackUpdates({ bytes, ends }: PackedUpdates): Uint8Array[] {
  return ends.map((end, at) => bytes.subarray(at === 0 ? 0 : ends[at - 1], end));
}
