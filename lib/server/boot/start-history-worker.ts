import path from "node:path";
import { Worker } from "node:worker_threads";
import { root } from "@/lib/process/root.js";

/** MB of the thread's heap; the rows themselves are outside it. */
const most = 256;

export function startHistoryWorker(): Worker {
  return new Worker(path.join(root, "lib/server/run.js"), {
    argv: ["history-worker"],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: most },
  });
}
