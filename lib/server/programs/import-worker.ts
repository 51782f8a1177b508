/** Reads the file of an exported activity; each message asks for the next part (T14). */
import { parentPort, workerData } from "node:worker_threads";
import { readImport, type ImportRequest } from "@/lib/features/exporting/import-parts";
import { useLowPriority } from "@/lib/process/thread-priority";

// Typing has precedence, even on a shared core.
useLowPriority();

const parts = readImport(workerData as ImportRequest); // passed by startImportWorker (boot/start-workers.ts)

parentPort?.on("message", () => parentPort?.postMessage(parts.next().value));
