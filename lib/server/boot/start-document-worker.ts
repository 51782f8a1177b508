import path from "node:path";
import { Worker } from "node:worker_threads";
import { root } from "@/lib/process/root.js";

/** MB of the thread's heap. */
const most = 256;

export function startDocumentWorker(): Worker {
  return new Worker(path.join(root, "lib/server/run.js"), {
    argv: ["document-worker"],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: most },
  });
}
