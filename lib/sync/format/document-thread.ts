/** The thread that reads stored documents: their texts, and whether they hold what a device has. */
import type { Worker } from "node:worker_threads";
import { JobThread, type PackedUpdates } from "@/lib/process/job-thread";
import type { DocumentTexts } from "./document-texts";
import type { DocumentKind } from "./fields";

/** A device's whole copy. `below`: the clock of a client id below which its content is asked about; of other client ids all is. */
export interface DeviceCopy {
  update: Uint8Array;
  below: ReadonlyMap<number, number>;
}

export type DocumentQuestion = { kind: DocumentKind; stored: PackedUpdates } & (
  { ask: "texts" } | { ask: "is stored"; documentId: string; copy: DeviceCopy }
);

/** `ms`: how long it took. */
export type DocumentAnswer =
  { is: "texts"; texts: DocumentTexts[DocumentKind]; ms: number } | { is: "stored"; all: boolean };

type DocumentThread = JobThread<DocumentQuestion, DocumentAnswer>;

/** Milliseconds after which the thread is ended and all who wait for it are refused. */
const timeoutMs = 30_000;

/** One per process: the server's loader starts the worker, and Next's bundle uses it too. */
const key = Symbol.for("crosscase.document-thread");
const processWide = globalThis as typeof globalThis & { [key]?: DocumentThread };

/** Call once at boot. Commands and tests do not call it: they read in their own thread. */
export function setDocumentWorker(start: () => Worker): void {
  processWide[key] = new JobThread(start, timeoutMs);
  processWide[key].prepare();
}

/** null where no worker was set. */
export function documentThread(): DocumentThread | null {
  return processWide[key] ?? null;
}
