/**
 * How a document's rows are sent to readers of its history: deflated blocks of `encodeRows`, one after the other (T13). Each begins with its length
 * in 4 bytes, big-endian; a length of 0 ends them.
 */
import type { StoredRow } from "@/lib/sync/format/stored-rows";

/** Bytes of inflated rows. Neither a page nor the thread that restores reads more. */
export const maxHistoryBytes = 48 * 1024 * 1024;

const headerBytes = 4;

export function blockHeader(length: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(headerBytes);
  new DataView(header.buffer).setUint32(0, length);
  return header;
}

/** Splits bytes that arrive in pieces of any length into blocks. */
export class BlockReader {
  private pieces: Uint8Array[] = [];
  private bytes = 0;
  /** Whether the end marker was read: nothing is missing. */
  hasEnded = false;

  /** @returns the blocks that are complete by now */
  push(piece: Uint8Array): Uint8Array<ArrayBuffer>[] {
    this.pieces.push(piece);
    this.bytes += piece.length;
    const blocks: Uint8Array<ArrayBuffer>[] = [];
    while (!this.hasEnded && this.bytes >= headerBytes) {
      const length = new DataView(this.peek(headerBytes).buffer).getUint32(0);
      if (length > 0 && this.bytes < headerBytes + length) break;
      this.take(headerBytes);
      if (length === 0) this.hasEnded = true;
      else blocks.push(this.take(length));
    }
    return blocks;
  }

  private peek(length: number): Uint8Array<ArrayBuffer> {
    const peeked = new Uint8Array(length);
    let at = 0;
    for (const piece of this.pieces) {
      if (at === length) break;
      const part = piece.subarray(0, length - at);
      peeked.set(part, at);
      at += part.length;
    }
    return peeked;
  }

  private take(length: number): Uint8Array<ArrayBuffer> {
    const taken = this.peek(length);
    let left = length;
    let gone = 0;
    for (const piece of this.pieces) {
      if (piece.length > left) break;
      left -= piece.length;
      gone += 1;
    }
    this.pieces.splice(0, gone);
    if (left > 0) this.pieces[0] = (this.pieces[0] ?? new Uint8Array()).subarray(left);
    this.bytes -= length;
    return taken;
  }
}

/** Rows by time, writer, n, each once: a row may be both in a chunk and outside it (R5), or have been compacted while it was read. */
export function sortUniqueRows(rows: Iterable<StoredRow>): StoredRow[] {
  // Two maps, since one would need a key of writer and n, a new string for each row.
  const byWriter = new Map<string, Map<number, StoredRow>>();
  for (const row of rows) {
    const ofWriter = byWriter.get(row.writer);
    if (ofWriter === undefined) byWriter.set(row.writer, new Map([[row.n, row]]));
    else ofWriter.set(row.n, row);
  }
  return [...byWriter.values()]
    .flatMap((ofWriter) => [...ofWriter.values()])
    .sort((a, b) => a.time - b.time || compare(a.writer, b.writer) || a.n - b.n);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
