/**
 * Stored updates of one document as bytes, in columns, so that they deflate to a few bytes each. Chunks hold them (R9), and the history
 * page receives them (T13). Numbers are lib0's variable-length integers.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** One row of the append-only log (R5). */
export interface StoredRow {
  /** One run of one process. */
  writer: string;
  /** Counts per document and writer, from 1. */
  n: number;
  /** The student whose socket sent it. */
  author: string;
  /** Whether its text is another student's that was lost between relay and commit (R3a). */
  carried: boolean;
  /** Milliseconds since 1970, rising within a document. */
  time: number;
  bytes: Uint8Array;
}

const format = 1;

export function encodeRows(rows: readonly StoredRow[]): Uint8Array {
  const encoder = encoding.createEncoder();
  const writers = new Ids();
  const authors = new Ids();
  const column = (valueOf: (row: StoredRow) => number) => {
    for (const row of rows) encoding.writeVarInt(encoder, valueOf(row));
  };
  for (const { writer, author } of rows) {
    writers.indexOf(writer);
    authors.indexOf(author);
  }
  encoding.writeVarUint(encoder, format);
  encoding.writeVarUint(encoder, rows.length);
  for (const ids of [writers, authors]) ids.write(encoder);
  const lastOf = new Map<string, number>();
  let lastTime = 0;
  column(({ writer }) => writers.indexOf(writer));
  column(({ writer, n }) => {
    const step = n - (lastOf.get(writer) ?? 0);
    lastOf.set(writer, n);
    return step;
  });
  column(({ author, carried }) => 2 * authors.indexOf(author) + (carried ? 1 : 0));
  column(({ time }) => {
    const step = time - lastTime;
    lastTime = time;
    return step;
  });
  column(({ bytes }) => bytes.length);
  for (const { bytes } of rows) encoding.writeUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}

/** How many rows the bytes say that they have. @throws as `decodeRows` */
export function countRows(bytes: Uint8Array): number {
  return readHead(decoding.createDecoder(bytes));
}

/** The rows' bytes are views of the argument. @throws when the bytes are not what `encodeRows` writes */
export function decodeRows(bytes: Uint8Array): StoredRow[] {
  const decoder = decoding.createDecoder(bytes);
  const count = readHead(decoder);
  const column = () => Array.from({ length: count }, () => decoding.readVarInt(decoder));
  const [writers, authors] = [Ids.read(decoder), Ids.read(decoder)];
  const writer = column().map((place) => idAt(writers, place));
  const steps = column();
  const authorCodes = column();
  const pauses = column();
  const lengths = column();
  const lastOf = new Map<string, number>();
  let time = 0;
  return writer.map((id, at) => {
    const n = (lastOf.get(id) ?? 0) + (steps[at] ?? 0);
    lastOf.set(id, n);
    time += pauses[at] ?? 0;
    const author = authorCodes[at] ?? 0;
    return {
      writer: id,
      n,
      author: idAt(authors, author >> 1),
      carried: (author & 1) === 1,
      time,
      bytes: decoding.readUint8Array(decoder, lengths[at] ?? 0),
    };
  });
}

function readHead(decoder: decoding.Decoder): number {
  if (decoding.readVarUint(decoder) !== format)
    throw new Error("rows are stored in a format that this version does not know");
  return readCount(decoder);
}

/** Everything that is counted takes a byte at least: `encodeRows` did not write bytes that claim more. */
function readCount(decoder: decoding.Decoder): number {
  const count = decoding.readVarUint(decoder);
  if (count > decoder.arr.length) throw new Error("stored rows are fewer than they say");
  return count;
}

/** Writes each id once; rows name it by its index. */
class Ids {
  private readonly places = new Map<string, number>();

  indexOf(id: string): number {
    const known = this.places.get(id);
    if (known !== undefined) return known;
    this.places.set(id, this.places.size);
    return this.places.size - 1;
  }

  write(encoder: encoding.Encoder): void {
    encoding.writeVarUint(encoder, this.places.size);
    for (const id of this.places.keys()) encoding.writeVarString(encoder, id);
  }

  static read(decoder: decoding.Decoder): string[] {
    return Array.from({ length: readCount(decoder) }, () => decoding.readVarString(decoder));
  }
}

function idAt(ids: readonly string[], place: number): string {
  const id = ids[place];
  if (id === undefined) throw new Error("stored rows name an id that is not among them");
  return id;
}
