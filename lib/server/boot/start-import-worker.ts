import path from "node:path";
import { Worker } from "node:worker_threads";
import type { ImportRequest } from "@/lib/classroom/exporting/import-parts";
import { root } from "@/lib/process/root.js";

/** MB of the thread's heap. */
const most = 384;

/** The request's bytes are moved to the thread. */
export function startImportWorker(request: ImportRequest): Worker {
  return new Worker(path.join(root, "lib/server/run.js"), {
    argv: ["import-worker"],
    execArgv: [],
    workerData: request,
    transferList: [request.bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: most },
  });
}
