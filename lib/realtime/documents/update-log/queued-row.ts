import type { UpdateRow } from "@/db/queries/documents/updates";
import { limits } from "@/lib/realtime/sockets/limits";

/** Where a row came from, told what became of it. */
export interface RowSource {
  /** R6: its own rows up to `n` are committed. */
  durable(n: number): void;
  /** R13: another process's row that it had written is there, whoever wrote it first. */
  foreignStored(row: UpdateRow): void;
  /** The store will not take this document's rows: it was replaced (R14), or a row's own data is at fault (R7). */
  refused(why: "replaced" | "data"): void;
}

/** A row on its way to the store. */
export interface QueuedRow {
  row: UpdateRow;
  source: RowSource;
  /** It was sent to the store: it may be there, whatever came of it. */
  sent: boolean;
  /** R13: it is another process's. */
  foreign: boolean;
}

export function countBytes(rows: readonly QueuedRow[]): number {
  return rows.reduce((sum, { row }) => sum + row.bytes.length, 0);
}

/** Takes the first rows out, as many as one statement has. */
export function takeBatch(rows: QueuedRow[]): QueuedRow[] {
  let count = 0;
  let bytes = 0;
  for (const { row } of rows) {
    if (count === limits.batchRows || (count > 0 && bytes + row.bytes.length > limits.batchBytes)) break;
    count += 1;
    bytes += row.bytes.length;
  }
  return rows.splice(0, count);
}
