import { readRowBlocks } from "@/lib/sync/queries/row-blocks";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { RowUnpacker } from "@/lib/sync/format/replay/unpack-rows";

/** Loads every row that was ever appended to a document, by time, writer and n. */
export async function loadAllRows(documentId: string): Promise<StoredRow[]> {
  const unpacker = new RowUnpacker();
  for await (const piece of readRowBlocks(documentId))
    if (!unpacker.push(piece)) throw new Error("a test has written more than a history takes");
  return unpacker.rows();
}
