/** Pictures for tests. */
import { deflateSync } from "node:zlib";
import { crc32, pngSignature } from "@/lib/content/pictures/clean-png";

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, crc]);
}

/** Eight bits of red, green and blue. */
export function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return pngChunk("IHDR", header);
}

export const pngOf = (...chunks: Uint8Array[]) => new Uint8Array(Buffer.concat([pngSignature, ...chunks]));
export const pngEnd = pngChunk("IEND", Buffer.alloc(0));
export const pngPixels = (bytes: Uint8Array) => pngChunk("IDAT", deflateSync(bytes));

/** A picture of one colour; the byte says which. */
export function makePng({ width = 40, height = 30, colour = 0x80, extra = [] as Uint8Array[] } = {}): Uint8Array {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(3 * width, colour)]);
  const pixels = pngPixels(Buffer.concat(Array.from({ length: height }, () => row)));
  return pngOf(pngHeader(width, height), ...extra, pixels, pngEnd);
}

export const makeSvg = (inside: string, attributes = 'width="40" height="30"') =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);
