/** Decodes blocks of rows on the server (T13). */
import { inflateSync } from "node:zlib";
import { BlockReader, sortUniqueRows, maxHistoryBytes } from "./row-blocks";
import { countRows, decodeRows, type StoredRow } from "@/lib/sync/format/stored-rows";

export class RowUnpacker {
  private readonly reader = new BlockReader();
  private readonly unpacked: StoredRow[] = [];
  private bytes = 0;

  /** @param most bytes of inflated rows, and rows, that are read */
  constructor(private readonly most = { bytes: maxHistoryBytes, rows: Infinity }) {}

  /** @returns false when there are more rows than are read */
  push(piece: Uint8Array): boolean {
    for (const block of this.reader.push(piece)) {
      const rows = inflateUpTo(block, this.most.bytes - this.bytes);
      if (rows === null || this.unpacked.length + countRows(rows) > this.most.rows) return false;
      this.bytes += rows.length;
      this.unpacked.push(...decodeRows(rows));
    }
    return true;
  }

  /** All rows, in order. @throws when some are missing */
  rows(): StoredRow[] {
    if (!this.reader.hasEnded) throw new Error("the rows end in the middle");
    return sortUniqueRows(this.unpacked);
  }
}

/** @returns null when it would be longer than `maxBytes` */
function inflateUpTo(block: Uint8Array, maxBytes: number): Uint8Array | null {
  try {
    return inflateSync(block, { maxOutputLength: Math.max(1, maxBytes) });
  } catch (error) {
    if (error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") return null;
    throw error;
  }
}
