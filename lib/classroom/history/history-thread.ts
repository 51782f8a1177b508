/** T13: whole histories are read in a thread of their own, a few at a time. */
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

/** ms that one answer may take. */
const timeoutMs = 20_000;

export type StartHistoryWorker = (question: HistoryRequest) => Worker;

/** One per process: the server's own loader starts threads, and pages ask them. */
const key = Symbol.for("crosscase.history-thread");
const processWide = globalThis as typeof globalThis & { [key]?: { turns: PersonQueue; start: StartHistoryWorker } };

/** Called once, before anybody asks. */
export function setHistoryWorker(start: StartHistoryWorker): void {
  processWide[key] = { turns: new PersonQueue({ atOnce: 1, waiting: 8, wait: 10_000 }), start };
}

/**
 * @param person whose request it is: one at a time
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
      // They are no shorter once they are inflated; and what it has not taken yet is in memory.
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
