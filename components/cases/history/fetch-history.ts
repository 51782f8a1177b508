import { isFromOurServer } from "@/lib/wire/our-server";
import { worksheetFields, type WorksheetField } from "@/lib/sync/format/fields";
import type { History } from "@/lib/sync/format/replay/history";
import { BlockReader, sortUniqueRows, maxHistoryBytes } from "@/lib/sync/format/replay/row-blocks";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import type { FieldTimeline } from "./field-timeline";

export interface PlayableHistory extends Pick<History, "authors" | "rows"> {
  fields: Record<WorksheetField, FieldTimeline>;
  pieces: History["fields"];
  /** The key of each row, for requests to the server. */
  keys: { writer: string; n: number }[];
  /** Whether rows were left out, because a page plays only so many bytes (`maxHistoryBytes`). */
  isCut: boolean;
}

/** Thrown when the server is reading too many histories at once. */
export class HistoryBusyError extends Error {}

/** Reading is interrupted after so many milliseconds, so that the page can respond to its user. */
const maxBlockingMs = 12;

/** Yields blocks that are still deflated. @throws HistoryBusyError when the server is busy; Error when the blocks end early */
async function* fetchBlocks(
  source: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const answer = await fetch(source, { cache: "no-store", signal });
  if (answer.status === 503 && isFromOurServer(answer)) throw new HistoryBusyError();
  if (!answer.ok || answer.body === null || !isFromOurServer(answer))
    throw new Error(`the history was answered ${answer.status}`);
  const reader = answer.body.getReader();
  const blocks = new BlockReader();
  try {
    while (!blocks.hasEnded) {
      const { value, done } = await reader.read();
      if (done) throw new Error("the history ends in the middle");
      yield* blocks.push(value);
    }
  } finally {
    await reader.cancel();
  }
}

/** @returns null when the result would be longer than `maxBytes` */
async function inflate(block: Uint8Array<ArrayBuffer>, maxBytes: number): Promise<Uint8Array | null> {
  const reader = new Blob([block]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let piece = await reader.read(); piece.value !== undefined; piece = await reader.read()) {
    length += piece.value.length;
    if (length > maxBytes) {
      await reader.cancel();
      return null;
    }
    pieces.push(piece.value);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

async function fetchRows(
  source: string,
  signal: AbortSignal,
  decodeRows: (bytes: Uint8Array) => StoredRow[],
): Promise<{ rows: StoredRow[]; isCut: boolean }> {
  const rows: StoredRow[] = [];
  let length = 0;
  for await (const block of fetchBlocks(source, signal)) {
    const bytes = await inflate(block, maxHistoryBytes - length);
    if (bytes === null) return { rows: sortUniqueRows(rows), isCut: true };
    length += bytes.length;
    rows.push(...decodeRows(bytes));
  }
  return { rows: sortUniqueRows(rows), isCut: false };
}

/**
 * Fetches a worksheet's rows and reads them. The first call also loads the code that reads them, with Yjs.
 * @param restores as for HistoryReader
 * @throws HistoryBusyError when the server is busy; Error when the rows cannot be fetched
 */
export async function fetchHistory(
  source: string,
  restores: readonly [writer: string, version: number | null][],
  signal: AbortSignal,
): Promise<PlayableHistory> {
  const [{ HistoryReader }, { decodeRows }, timeline] = await Promise.all([
    import("@/lib/sync/format/replay/history"),
    import("@/lib/sync/format/stored-rows"),
    import("./field-timeline"),
  ]);
  const { rows, isCut } = await fetchRows(source, signal, decodeRows);
  const reader = new HistoryReader(worksheetFields, new Map(restores));
  let sliceStart = performance.now();
  for (const row of rows) {
    reader.add(row);
    if (performance.now() - sliceStart < maxBlockingMs) continue;
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    sliceStart = performance.now();
  }
  const history = reader.finish();
  const fields = Object.fromEntries(
    worksheetFields.map((field) => [field, new timeline.FieldTimeline(history.fields[field] ?? [])]),
  ) as PlayableHistory["fields"]; // every field has an entry
  return {
    authors: history.authors,
    rows: history.rows,
    fields,
    pieces: history.fields,
    keys: rows.map(({ writer, n }) => ({ writer, n })),
    isCut,
  };
}
