import type { UpdateRow } from "@/lib/sync/queries/updates";
import { limits } from "@/lib/sockets/limits";

/** The room that a row came from. It is told what became of the row. */
export interface RowSource {
  /** Its own rows up to `n` are committed (R6). */
  durable(n: number): void;
  /** Another process's row that it had appended is in the store, whoever stored it first (R13). */
  foreignStored(row: UpdateRow): void;
  /** The store will not take this document's rows: it was replaced (R14), or a row's own data is at fault (R7). */
  refused(why: "replaced" | "data"): void;
}

/** A row on its way to the store. */
export interface QueuedRow {
  row: UpdateRow;
  source: RowSource;
  /** Whether it was sent to the store, and so may be there, whatever the answer was. */
  sent: boolean;
  /** Whether it is another process's row (R13). */
  foreign: boolean;
}

export function countBytes(rows: readonly QueuedRow[]): number {
  return rows.reduce((sum, { row }) => sum + row.bytes.length, 0);
}

/** Removes and returns the first rows, as many as one statement may have. */
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
