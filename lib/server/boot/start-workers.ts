import path from "node:path";
import { Worker, type WorkerOptions } from "node:worker_threads";
import type { ImportRequest } from "@/lib/classroom/exporting/import-parts";
import { root } from "@/lib/process/root.js";

/** MB of the heap of each program's thread. What is handed to it as bytes is outside it. */
const most = { "document-worker": 256, "history-worker": 256, "import-worker": 384 };

const startWorker = (program: keyof typeof most, given: WorkerOptions = {}) =>
  new Worker(path.join(root, "lib/server/run.js"), {
    argv: [program],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: most[program] },
    ...given,
  });

export const startDocumentWorker = (): Worker => startWorker("document-worker");

export const startHistoryWorker = (): Worker => startWorker("history-worker");

/** The request's bytes are moved to the thread. */
export const startImportWorker = (request: ImportRequest): Worker =>
  startWorker("import-worker", { workerData: request, transferList: [request.bytes.buffer] });
