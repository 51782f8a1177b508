/** T14: reads the file of an exported activity; each message asks for its next part. */
import { parentPort, workerData } from "node:worker_threads";
import { readImport, type ImportRequest } from "@/lib/classroom/exporting/import-parts";
import { useLowPriority } from "@/lib/process/thread-priority";

// Typing comes first, also where they share a core.
useLowPriority();

const parts = readImport(workerData as ImportRequest); // start-import-worker.ts starts it

parentPort?.on("message", () => parentPort?.postMessage(parts.next().value));
