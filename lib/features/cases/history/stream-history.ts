/** Streams the rows of a document with backpressure (T13). */
import { readRowBlocks } from "@/lib/sync/queries/row-blocks";
import { PersonQueue } from "@/lib/process/person-queue";
import { streamPieces } from "@/lib/process/piece-stream";

/** Concurrent reads, and milliseconds that one may take, so that slow readers do not block others. */
const limits = { atOnce: 4, waiting: 32, wait: 10_000, ms: 60_000 };

const key = Symbol.for("crosscase.history-reads");
const processWide = globalThis as typeof globalThis & { [key]?: PersonQueue };

/**
 * @param person the user who reads; each has one read at a time
 * @param signal aborts when the answer is closed
 * @throws AppError `history-busy`
 */
export async function streamHistory(
  documentId: string,
  person: string,
  signal?: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const turns = (processWide[key] ??= new PersonQueue(limits));
  await turns.enter(person);
  return streamPieces(readRowBlocks(documentId), { ms: limits.ms, signal }, () => turns.leave(person));
}
