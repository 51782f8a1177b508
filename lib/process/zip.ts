/** Writes a ZIP archive as a stream: each file is compressed as it comes, and nothing is held but a list of the files. */
import { createDeflateRaw, crc32 } from "node:zlib";

export interface ZippedFile {
  /** With slashes between folders. */
  name: string;
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  plain: number;
  at: number;
}

/** A ZIP without the extension for large files holds so many bytes, and files of so many. */
const most = 0xffff_ffff;
/** Names are UTF-8, and sizes come after the data. */
const flags = 0x0808;
const deflated = 8;

/** @param at the time that all files get. @throws Error above 4 GiB */
export async function* zip(
  files: AsyncIterable<ZippedFile> | Iterable<ZippedFile>,
  at: Date,
): AsyncGenerator<Uint8Array, void, undefined> {
  const stamp = dosTime(at);
  const written: Written[] = [];
  let offset = 0;
  for await (const file of files) {
    const one: Written = { name: Buffer.from(file.name), crc: 0, packed: 0, plain: 0, at: offset };
    const head = localHeader(one, stamp);
    yield head;
    for await (const piece of deflate(file.pieces, one)) yield piece;
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(0x0807_4b50, 0);
    writeSizes(sizes, one, 4);
    yield sizes;
    offset += head.length + one.packed + sizes.length;
    if (offset > most || one.plain > most) throw new Error("a ZIP archive of more than 4 GiB");
    written.push(one);
  }
  let length = 0;
  for (const one of written) {
    const entry = directoryEntry(one, stamp);
    length += entry.length;
    yield entry;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(written.length, 8);
  end.writeUInt16LE(written.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  yield end;
}

/** Counts into `one` what goes in and comes out. */
async function* deflate(pieces: ZippedFile["pieces"], one: Written): AsyncGenerator<Uint8Array, void, undefined> {
  const packer = createDeflateRaw();
  const fed = (async () => {
    try {
      for await (const piece of pieces) {
        one.crc = crc32(piece, one.crc);
        one.plain += piece.length;
        if (!packer.write(piece)) await new Promise((drained) => packer.once("drain", drained));
      }
      packer.end();
    } catch (error) {
      packer.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  })();
  for await (const packed of packer as AsyncIterable<Buffer>) {
    one.packed += packed.length;
    yield packed;
  }
  await fed;
}

function localHeader({ name }: Written, stamp: number): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x0403_4b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(deflated, 8);
  head.writeUInt32LE(stamp, 10);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function directoryEntry(one: Written, stamp: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x0201_4b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt16LE(deflated, 10);
  entry.writeUInt32LE(stamp, 12);
  writeSizes(entry, one, 16);
  entry.writeUInt16LE(one.name.length, 28);
  entry.writeUInt32LE(one.at, 42);
  return Buffer.concat([entry, one.name]);
}

function writeSizes(into: Buffer, { crc, packed, plain }: Written, at: number): void {
  into.writeUInt32LE(crc, at);
  into.writeUInt32LE(packed, at + 4);
  into.writeUInt32LE(plain, at + 8);
}

/** Time in the low half, the date in the high one, as MS-DOS had them. */
function dosTime(at: Date): number {
  const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
  const date = ((at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();
  return ((date << 16) | time) >>> 0;
}
