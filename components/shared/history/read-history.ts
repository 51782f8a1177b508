import { worksheetFields, type WorksheetField } from "@/lib/worksheet/fields";
import type { History } from "@/lib/worksheet/history";
import type { FieldTimeline } from "./field-timeline";

export interface ReadHistory extends Pick<History, "authors" | "rows"> {
  fields: Record<WorksheetField, FieldTimeline>;
  /** Of each row, for the server. */
  keys: { writer: string; n: number }[];
}

/** ms of reading at once, before the page has its turn. */
const slice = 12;

/** Packed where the browser can unpack: a tenth of the bytes. */
async function fetchRows(source: string, signal: AbortSignal): Promise<Uint8Array> {
  const packed = typeof DecompressionStream !== "undefined";
  const answer = await fetch(packed ? `${source}?packed` : source, { cache: "no-store", signal });
  if (!answer.ok || answer.body === null) throw new Error(`the history was answered ${answer.status}`);
  const rows = packed ? new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))) : answer;
  return new Uint8Array(await rows.arrayBuffer());
}

/** Fetches the rows and reads them. Its code, with Yjs, comes with the first call. @throws when they cannot be had. */
export async function readHistory(source: string, signal: AbortSignal): Promise<ReadHistory> {
  const [bytes, { HistoryReader }, { decodeRows }, timeline] = await Promise.all([fetchRows(source, signal), import("@/lib/worksheet/history"), import("@/lib/worksheet/stored-rows"), import("./field-timeline")]);
  const rows = decodeRows(bytes);
  const reader = new HistoryReader(worksheetFields);
  let since = performance.now();
  for (const row of rows) {
    reader.add(row);
    if (performance.now() - since < slice) continue;
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    since = performance.now();
  }
  const read = reader.finish();
  const fields = Object.fromEntries(worksheetFields.map((field) => [field, new timeline.FieldTimeline(read.fields[field] ?? [])])) as ReadHistory["fields"]; // each field is there
  return { authors: read.authors, rows: read.rows, fields, keys: rows.map(({ writer, n }) => ({ writer, n })) };
}
