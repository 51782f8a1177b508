/** Reads the file of an exported activity in a thread of its own, part by part, so that nobody who is typing waits for it (T14). */
import type { Worker } from "node:worker_threads";
import { AppError } from "@/lib/errors/errors";
import type { ImportPart, ImportRequest } from "./import-parts";

/** Milliseconds to wait for one part. */
const timeoutMs = 60_000;

export type StartImportWorker = (request: ImportRequest) => Worker;

/** One per process, because the server's loader starts the worker and Next's bundle uses it. */
const key = Symbol.for("crosscase.import-worker");
const processWide = globalThis as typeof globalThis & { [key]?: StartImportWorker };

/** Call once at boot. */
export function setImportWorker(start: StartImportWorker): void {
  processWide[key] = start;
}

/** Call `close` at the end. */
export class ImportReader {
  private readonly worker: Worker;
  /** Handles the worker's next message or error. */
  private handleMessage: (outcome: ImportPart | Error) => void = () => undefined;

  /** Transfers the request's bytes to the worker: the caller's array is empty afterwards. */
  constructor(request: ImportRequest) {
    const start = processWide[key];
    if (start === undefined) throw new Error("a file was imported before setImportWorker()");
    this.worker = start(request);
    this.worker.on("message", (part: ImportPart) => this.handleMessage(part));
    this.worker.on("error", (error: Error & { code?: string }) =>
      this.handleMessage(
        error.code === "ERR_WORKER_OUT_OF_MEMORY" ? { is: "refused", code: "import-damaged", values: {} } : error,
      ),
    );
    this.worker.on("exit", () => this.handleMessage(new Error("the thread that reads a file ended")));
  }

  /**
   * Returns the next part.
   * @throws AppError with the refusal of a part; `import-damaged` when the thread runs out of memory, `export-busy` when a part takes too long
   */
  async next(): Promise<Exclude<ImportPart, { is: "refused" }>> {
    const part = await new Promise<ImportPart>((resolve, reject) => {
      const late = setTimeout(() => resolve({ is: "refused", code: "export-busy", values: {} }), timeoutMs);
      this.handleMessage = (outcome) => {
        clearTimeout(late);
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      this.worker.postMessage("next");
    });
    if (part.is === "refused") throw new AppError(part.code, part.values);
    return part;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
