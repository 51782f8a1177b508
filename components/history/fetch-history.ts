import { isFromOurServer } from "@/lib/wire/our-server";
import { worksheetFields, type WorksheetField } from "@/lib/document-format/fields";
import type { History } from "@/lib/document-format/replay/history";
import { BlockReader, sortUniqueRows, maxHistoryBytes } from "@/lib/document-format/replay/row-blocks";
import type { StoredRow } from "@/lib/document-format/stored-rows";
import type { FieldTimeline } from "./field-timeline";

export interface ReadHistory extends Pick<History, "authors" | "rows"> {
  fields: Record<WorksheetField, FieldTimeline>;
  /** Of each row, for the server. */
  keys: { writer: string; n: number }[];
  /** There is more than a page plays. */
  isCut: boolean;
}

/** Too many histories are being read on the server. */
export class HistoryBusy extends Error {}

/** ms of reading at once, before the page has its turn. */
const slice = 12;

/** The blocks one by one, still deflated. @throws when they end before the last one. */
async function* fetchBlocks(
  source: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const answer = await fetch(source, { cache: "no-store", signal });
  if (answer.status === 503 && isFromOurServer(answer)) throw new HistoryBusy();
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

/** null when it would be longer than `most`. */
async function inflate(block: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array | null> {
  const reader = new Blob([block]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let piece = await reader.read(); piece.value !== undefined; piece = await reader.read()) {
    length += piece.value.length;
    if (length > most) {
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
 * Fetches the rows and reads them. Its code, with Yjs, comes with the first call.
 * @param restores as HistoryReader takes them
 * @throws when they cannot be had.
 */
export async function readHistory(
  source: string,
  restores: readonly [writer: string, version: number | null][],
  signal: AbortSignal,
): Promise<ReadHistory> {
  const [{ HistoryReader }, { decodeRows }, timeline] = await Promise.all([
    import("@/lib/document-format/replay/history"),
    import("@/lib/document-format/stored-rows"),
    import("./field-timeline"),
  ]);
  const { rows, isCut } = await fetchRows(source, signal, decodeRows);
  const reader = new HistoryReader(worksheetFields, new Map(restores));
  let since = performance.now();
  for (const row of rows) {
    reader.add(row);
    if (performance.now() - since < slice) continue;
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    since = performance.now();
  }
  const read = reader.finish();
  const fields = Object.fromEntries(
    worksheetFields.map((field) => [field, new timeline.FieldTimeline(read.fields[field] ?? [])]),
  ) as ReadHistory["fields"]; // each field is there
  return { authors: read.authors, rows: read.rows, fields, keys: rows.map(({ writer, n }) => ({ writer, n })), isCut };
}
