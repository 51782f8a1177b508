/** T13: reads whole histories in a worker thread, one at a time. */
import type { Worker } from "node:worker_threads";
import { readRowBlocks } from "@/db/queries/history/row-blocks";
import { maxHistoryBytes } from "@/lib/document-format/replay/row-blocks";
import { PersonQueue } from "@/lib/process/person-queue";
import type {
  FromHistoryWorker,
  HistoryResponse,
  HistoryRequest,
  ToHistoryWorker,
} from "@/lib/document-format/replay/history-request";

/** Milliseconds that one answer may take. */
const timeoutMs = 20_000;

export type StartHistoryWorker = (question: HistoryRequest) => Worker;

/** One per process: the server's loader starts the worker, and Next's bundle uses it. */
const key = Symbol.for("crosscase.history-thread");
const processWide = globalThis as typeof globalThis & { [key]?: { turns: PersonQueue; start: StartHistoryWorker } };

/** Call once at boot, before `askHistory`. */
export function setHistoryWorker(start: StartHistoryWorker): void {
  processWide[key] = { turns: new PersonQueue({ atOnce: 1, waiting: 8, wait: 10_000 }), start };
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
  const open = processWide[key];
  if (open === undefined) throw new Error("askHistory() was called before readHistoriesBy()");
  return open.turns.run(person, () => runWorker(open.start(question), documentId));
}

async function runWorker(worker: Worker, documentId: string): Promise<HistoryResponse> {
  let over = false;
  const answered = new Promise<HistoryResponse>((resolve, reject) => {
    worker.once("message", ({ answer }: FromHistoryWorker) => resolve(answer));
    worker.once("error", (error: Error & { code?: string }) =>
      error.code === "ERR_WORKER_OUT_OF_MEMORY" ? resolve({ is: "too long" }) : reject(error),
    );
    worker.once("exit", () => reject(new Error("the thread that reads a history ended")));
    setTimeout(() => resolve({ is: "too long" }), timeoutMs).unref();
  }).finally(() => (over = true));
  answered.catch(() => undefined);
  try {
    let sent = 0;
    for await (const piece of readRowBlocks(documentId)) {
      sent += piece.length;
      // Inflated rows are at least as long, and what the worker has not taken yet is in memory.
      if (sent > maxHistoryBytes) return { is: "too long" };
      if (over) break;
      post(worker, new Uint8Array(piece));
    }
    worker.postMessage("all" satisfies ToHistoryWorker);
    return await answered;
  } finally {
    await worker.terminate();
  }
}

function post(worker: Worker, piece: Uint8Array<ArrayBuffer>): void {
  worker.postMessage(piece satisfies ToHistoryWorker, [piece.buffer]);
}
