/** T14: has the file of an exported activity read by a thread of its own, part by part, so that nobody who types waits for it. */
import type { Worker } from "node:worker_threads";
import { AppError } from "@/lib/errors/errors";
import type { ImportPart, ImportRequest } from "./import-parts";

/** Milliseconds until a part is there. */
const timeoutMs = 60_000;

export type StartImportWorker = (request: ImportRequest) => Worker;

/** One per process: the server's loader starts the worker, and Next's bundle uses it. */
const key = Symbol.for("crosscase.import-worker");
const processWide = globalThis as typeof globalThis & { [key]?: StartImportWorker };

/** Call once at boot. */
export function setImportWorker(start: StartImportWorker): void {
  processWide[key] = start;
}

/** Close it at the end. */
export class ImportReader {
  private readonly worker: Worker;
  /** Takes what the worker says. */
  private hear: (heard: ImportPart | Error) => void = () => undefined;

  /** The request's bytes are handed over: they are empty for the caller. */
  constructor(request: ImportRequest) {
    const start = processWide[key];
    if (start === undefined) throw new Error("a file was imported before setImportWorker()");
    this.worker = start(request);
    this.worker.on("message", (part: ImportPart) => this.hear(part));
    this.worker.on("error", (error: Error & { code?: string }) =>
      this.hear(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? { is: "refused", code: "import-damaged" } : error),
    );
    this.worker.on("exit", () => this.hear(new Error("the thread that reads a file ended")));
  }

  /** @throws AppError with the refusal of a part; `import-damaged` when the thread's memory does not do, and `export-busy` when it takes too long */
  async next(): Promise<Exclude<ImportPart, { is: "refused" }>> {
    const part = await new Promise<ImportPart>((resolve, reject) => {
      const late = setTimeout(() => resolve({ is: "refused", code: "export-busy" }), timeoutMs);
      this.hear = (heard) => {
        clearTimeout(late);
        if (heard instanceof Error) reject(heard);
        else resolve(heard);
      };
      this.worker.postMessage("next");
    });
    if (part.is === "refused") throw new AppError(part.code);
    return part;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
