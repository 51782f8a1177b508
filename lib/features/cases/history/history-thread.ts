/** Reads whole histories in worker threads, one at a time (T13). */
import type { Worker } from "node:worker_threads";
import { readRowBlocks } from "@/lib/sync/queries/row-blocks";
import { maxHistoryBytes } from "@/lib/sync/format/replay/row-blocks";
import { AppError } from "@/lib/errors/errors";
import { PersonQueue } from "@/lib/process/person-queue";
import type {
  FromHistoryWorker,
  HistoryResponse,
  HistoryRequest,
  ToHistoryWorker,
} from "@/lib/sync/format/replay/history-request";

/** Milliseconds that one answer may take. */
const timeoutMs = 20_000;

/** Milliseconds in the queue: enough for the second request to wait for any answer that is being computed. */
const waitMs = timeoutMs + 10_000;

/** How often an export queues again for its turn. */
const maxWaits = 10;

export type StartHistoryWorker = () => Worker;

/** One per process, because the server's loader starts the worker and Next's bundle uses it. */
const key = Symbol.for("crosscase.history-thread");
const processWide = globalThis as typeof globalThis & { [key]?: { turns: PersonQueue; start: StartHistoryWorker } };

/** Call once at boot, before `askHistory`. */
export function setHistoryWorker(start: StartHistoryWorker): void {
  processWide[key] = { turns: new PersonQueue({ atOnce: 1, waiting: 8, wait: waitMs }), start };
}

/**
 * Reads a document's history in the worker.
 * @param person the user who asks; each has one request at a time
 * @throws AppError `history-busy`
 */
export async function askHistory(
  documentId: string,
  person: string,
  question: HistoryRequest,
): Promise<HistoryResponse> {
  const asker = new HistoryAsker(person);
  try {
    return await asker.ask(documentId, question);
  } finally {
    await asker.close();
  }
}

/**
 * Asks about one document after the other, each in a turn of its own, so that others are answered in between. Starting the worker takes longer than
 * most answers, so it is reused until `close`.
 */
export class HistoryAsker {
  private worker: Worker | null = null;
  /** Handles the worker's next message or error. */
  private hear: (outcome: HistoryResponse | Error) => void = () => undefined;

  /** @param person as of {@link askHistory} */
  constructor(private readonly person: string) {}

  /** @throws AppError `history-busy` */
  async ask(documentId: string, question: HistoryRequest): Promise<HistoryResponse> {
    const open = processWide[key];
    if (open === undefined) throw new Error("a history was asked for before setHistoryWorker()");
    return open.turns.run(this.person, async () => {
      let answer: HistoryResponse = { is: "late" };
      try {
        answer = await this.run((this.worker ??= this.listenTo(open.start())), documentId, question);
        return answer;
      } finally {
        // The worker may still be busy with this document.
        if (answer.is === "too long" || answer.is === "late") await this.close();
      }
    });
  }

  /** Like `ask`, for files that are made from many documents: queues again while others use the worker. */
  async askWithRetry(documentId: string, question: HistoryRequest): Promise<HistoryResponse> {
    for (let waits = 0; ; waits++) {
      try {
        return await this.ask(documentId, question);
      } catch (error) {
        if (!(error instanceof AppError) || waits >= maxWaits) throw error;
      }
    }
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private listenTo(worker: Worker): Worker {
    const handleMessage = (heard: HistoryResponse | Error) => this.worker === worker && this.hear(heard);
    worker.on("message", ({ answer }: FromHistoryWorker) => handleMessage(answer));
    worker.on("error", (error: Error & { code?: string }) =>
      handleMessage(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? { is: "too long" } : error),
    );
    worker.on("exit", () => handleMessage(new Error("the thread that reads a history ended")));
    return worker;
  }

  private async run(worker: Worker, documentId: string, question: HistoryRequest): Promise<HistoryResponse> {
    let over = false;
    const answered = new Promise<HistoryResponse>((resolve, reject) => {
      const late = setTimeout(() => resolve({ is: "late" }), timeoutMs);
      this.hear = (heard) => {
        clearTimeout(late);
        if (heard instanceof Error) reject(heard);
        else resolve(heard);
      };
    }).finally(() => (over = true));
    answered.catch(() => undefined);
    post(worker, question);
    let sent = 0;
    for await (const piece of readRowBlocks(documentId)) {
      sent += piece.length;
      // Inflated rows are at least as long, and pieces that the worker has not read yet stay in memory.
      if (sent > maxHistoryBytes) return { is: "too long" };
      if (over) break;
      post(worker, new Uint8Array(piece));
    }
    post(worker, "all");
    return answered;
  }
}

function post(worker: Worker, message: ToHistoryWorker): void {
  worker.postMessage(message, message instanceof Uint8Array ? [message.buffer] : []);
}
