/**
 * PNG as its specification has it (https://www.w3.org/TR/png-3/). Only the chunks stay that browsers need to show the picture: no text, no time, no
 * place, no animation.
 */
import { createInflate } from "node:zlib";
import { mostPixels } from "@/lib/content/picture-limits";
import { AppError } from "@/lib/errors/errors";
import type { CleanedPicture } from "./cleaned-picture";

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length, type and CRC of a chunk. */
const chunkFrame = 12;

interface Header {
  width: number;
  height: number;
  bitDepth: number;
  colour: Colour;
  isInterlaced: boolean;
}

type Colour = 0 | 2 | 3 | 4 | 6;
/** Of each type of colour: samples of a pixel, and bits that a sample may have. */
const colours: Record<Colour, { samples: number; depths: readonly number[] }> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};
const isColour = (value: number): value is Colour => value in colours;

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** As in Annex D of the specification. Node has it from 20.15 on, and an installation may have an earlier one. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const damaged = () => new AppError("picture-damaged");

export function isPng(bytes: Uint8Array): boolean {
  return pngSignature.equals(bytes.subarray(0, pngSignature.length));
}

/** @throws AppError `picture-damaged`, `picture-wide` */
export async function cleanPng(bytes: Uint8Array): Promise<CleanedPicture> {
  const { ihdr, plte, trns, idat } = sortChunks(bytes);
  const header = readHeader(ihdr);
  if (header.width > mostPixels || header.height > mostPixels) throw new AppError("picture-wide", { most: mostPixels });
  checkColours(header, plte, trns);
  await checkPixels(header, idat);
  const chunks: [string, Buffer | null][] = [["IHDR", ihdr], ["PLTE", plte], ["tRNS", trns], ["IDAT", idat]]; // prettier-ignore
  const parts = chunks.flatMap(([type, data]) => (data === null ? [] : [writeChunk(type, data)]));
  const rebuilt = Buffer.concat([pngSignature, ...parts, writeChunk("IEND", Buffer.alloc(0))]);
  return { kind: "png", bytes: new Uint8Array(rebuilt), width: header.width, height: header.height };
}

interface Chunks {
  ihdr: Buffer;
  plte: Buffer | null;
  trns: Buffer | null;
  /** The deflated pixels, of all IDAT chunks. */
  idat: Buffer;
}

function sortChunks(bytes: Uint8Array): Chunks {
  const found = new Map<string, Buffer>();
  const idat: Buffer[] = [];
  let previous = "";
  for (const { type, data } of listChunks(bytes)) {
    if ((previous === "") !== (type === "IHDR")) throw damaged();
    if (type === "IDAT") {
      if (idat.length > 0 && previous !== "IDAT") throw damaged();
      idat.push(data);
    } else if (type === "IHDR" || type === "PLTE" || type === "tRNS") {
      // The palette comes before what refers to it, and both before the pixels.
      if (found.has(type) || idat.length > 0 || (type === "PLTE" && found.has("tRNS"))) throw damaged();
      found.set(type, data);
    } else if (/^[A-Z]/.test(type) && type !== "IEND") throw damaged(); // a chunk that every reader has to understand
    previous = type;
  }
  const ihdr = found.get("IHDR");
  if (ihdr === undefined || idat.length === 0 || previous !== "IEND") throw damaged();
  return { ihdr, plte: found.get("PLTE") ?? null, trns: found.get("tRNS") ?? null, idat: Buffer.concat(idat) };
}

/** All chunks to IEND. What comes after that is no part of the picture. */
function* listChunks(bytes: Uint8Array): Generator<{ type: string; data: Buffer }> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = pngSignature.length; ;) {
    if (file.length - at < chunkFrame) throw damaged();
    const length = file.readUInt32BE(at);
    if (length > file.length - at - chunkFrame) throw damaged();
    const end = at + 8 + length;
    const type = file.toString("latin1", at + 4, at + 8);
    if (!/^[A-Za-z]{4}$/.test(type) || file.readUInt32BE(end) !== crc32(file.subarray(at + 4, end))) throw damaged();
    yield { type, data: file.subarray(at + 8, end) };
    if (type === "IEND") return;
    at = end + 4;
  }
}

function readHeader(data: Buffer): Header {
  if (data.length !== 13) throw damaged();
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
  const [bitDepth = 0, colour = 0, compression, filter, interlace = 0] = data.subarray(8);
  if (width === 0 || height === 0 || compression !== 0 || filter !== 0 || interlace > 1) throw damaged();
  if (!isColour(colour) || !colours[colour].depths.includes(bitDepth)) throw damaged();
  return { width, height, bitDepth, colour, isInterlaced: interlace === 1 };
}

function checkColours({ colour, bitDepth }: Header, plte: Buffer | null, trns: Buffer | null): void {
  const isPalette = colour === 3;
  const most = isPalette ? 2 ** bitDepth : 256;
  if (isPalette && plte === null) throw damaged();
  if (plte !== null && (plte.length === 0 || plte.length % 3 !== 0 || plte.length > 3 * most)) throw damaged();
  if (plte !== null && (colour === 0 || colour === 4)) throw damaged();
  if (trns === null) return;
  if (isPalette ? trns.length > (plte?.length ?? 0) / 3 : trns.length !== { 0: 2, 2: 6, 4: -1, 6: -1 }[colour])
    throw damaged();
}

/** How far the pixels of each pass of an interlaced picture are apart, and where they begin. */
const passes = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

/** The rows of the inflated pixels: how many there are of each length in bytes, with the filter's byte before each row. */
function rowsOf({ width, height, bitDepth, colour, isInterlaced }: Header): { count: number; length: number }[] {
  const rowLength = (pixels: number) => 1 + Math.ceil((pixels * bitDepth * colours[colour].samples) / 8);
  if (!isInterlaced) return [{ count: height, length: rowLength(width) }];
  return passes.flatMap(({ x, y, dx, dy }) => {
    const [across, down] = [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)];
    return across > 0 && down > 0 ? [{ count: down, length: rowLength(across) }] : [];
  });
}

/** Inflates the pixels piece by piece, so that a small file that inflates to gigabytes costs no more than the picture that its header promises. */
async function checkPixels(header: Header, idat: Buffer): Promise<void> {
  const expected = rowsOf(header).reduce((sum, { count, length }) => sum + count * length, 0);
  const inflate = createInflate({ chunkSize: 64 * 1024 });
  inflate.end(idat);
  let size = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > expected) break;
    }
  } catch {
    throw damaged();
  }
  // Bytes after the end of the pixels would be a place for anything.
  if (size !== expected || inflate.bytesWritten !== idat.length) throw damaged();
}

function writeChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
