/**
 * T13: a document's rows on their way to whoever reads a history: blocks of `encodeRows`, deflated, end to end. Each begins with its
 * length as 4 bytes, the highest first; a length of 0 says that no more come.
 */
import type { StoredRow } from "@/lib/document-format/stored-rows";

/** Bytes of rows, inflated: more is not read by a page, nor by the thread that restores. */
export const maxHistoryBytes = 48 * 1024 * 1024;

export const headerBytes = 4;

export function blockHeader(length: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(headerBytes);
  new DataView(header.buffer).setUint32(0, length);
  return header;
}

/** Cuts what comes in pieces of any length into blocks. */
export class BlockReader {
  private pieces: Uint8Array[] = [];
  private bytes = 0;
  /** The last block was there: nothing is missing. */
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

/** In order of time, writer, n, each once: a row may be in a chunk and beside it (R5), or have come into a chunk while it was read. */
export function sortUniqueRows(rows: Iterable<StoredRow>): StoredRow[] {
  const byKey = new Map<string, StoredRow>();
  for (const row of rows) byKey.set(`${row.writer}/${row.n}`, row);
  return [...byKey.values()].sort((a, b) => a.time - b.time || compare(a.writer, b.writer) || a.n - b.n);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
