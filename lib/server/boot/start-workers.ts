import path from "node:path";
import { Worker, type WorkerOptions } from "node:worker_threads";
import type { ImportRequest } from "@/lib/features/exporting/import-parts";
import { root } from "@/lib/process/root.js";

/** The heap limit of each program's thread, in MB. Bytes that are posted to the thread are outside its heap. */
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

/** Moves the request's bytes to the thread without copying. */
export const startImportWorker = (request: ImportRequest): Worker =>
  startWorker("import-worker", { workerData: request, transferList: [request.bytes.buffer] });
