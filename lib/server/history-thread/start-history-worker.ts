import path from "node:path";
import { Worker } from "node:worker_threads";
import type { HistoryRequest } from "@/lib/document-format/replay/history-request";

/** MB of the thread's heap; the rows themselves are outside it. */
const most = 256;

export function startHistoryWorker(question: HistoryRequest): Worker {
  return new Worker(path.join(import.meta.dirname, "../run.js"), {
    argv: ["history-worker"],
    execArgv: [],
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: most },
  });
}
