/**
 * Packs the folder of an embedded database into a small file: brotli over those pages of 8 kB that the folder of another database (the first
 * state's) does not have. Databases of one PGlite share nearly all of their pages.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import * as z from "zod";

const pageBytes = 8_192;

const manifestShape = z.object({
  folders: z.array(z.string()),
  /** For each file its length, and the numbers of its pages. The base's pages are numbered first, then those in this packed file. */
  files: z.array(z.object({ name: z.string(), bytes: z.number(), pages: z.array(z.number()) })),
});

/** A folder in memory: its distinct pages, in the order in which they first occur. */
export interface PackedFolder {
  pages: readonly Buffer[];
}

/** @param redo the byte of the write-ahead log from which this database would recover; earlier bytes are never read */
export function packFolder(folder: string, redo: number, base: PackedFolder | null): Buffer {
  const numbers = new Map((base?.pages ?? []).map((page, number) => [page.toString("latin1"), number]));
  const own: Buffer[] = [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({
    entry,
    name: path.relative(folder, path.join(entry.parentPath, entry.name)),
  }));
  const files = entries
    .filter(({ entry }) => entry.isFile())
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name }) => {
      const bytes = withoutOldLog(name, readFileSync(path.join(folder, name)), redo);
      const pages = splitPages(bytes).map((page) => {
        const key = page.toString("latin1");
        const known = numbers.get(key);
        if (known !== undefined) return known;
        const number = numbers.size;
        numbers.set(key, number);
        own.push(page);
        return number;
      });
      return { name, bytes: bytes.length, pages };
    });
  const folders = entries.filter(({ entry }) => entry.isDirectory()).map(({ name }) => name);
  const manifest = Buffer.from(JSON.stringify({ folders, files }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(manifest.length);
  const whole = Buffer.concat([length, manifest, ...own.map(padPage)]);
  return brotliCompressSync(whole, {
    params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: whole.length },
  });
}

/** Writes the folder, unless it is null. Returns its pages, for folders that are packed with this one as their base. */
export function unpackFolder(packed: Buffer, base: PackedFolder | null, folder: string | null): PackedFolder {
  const whole = brotliDecompressSync(packed);
  const from = 4 + whole.readUInt32BE(0);
  const manifest = manifestShape.parse(JSON.parse(whole.subarray(4, from).toString()));
  const pages = [...(base?.pages ?? []), ...splitPages(whole.subarray(from))];
  if (folder === null) return { pages };
  for (const name of manifest.folders) mkdirSync(path.join(folder, name), { recursive: true, mode: 0o700 });
  for (const { name, bytes, pages: numbers } of manifest.files) {
    const padded = Buffer.concat(numbers.map((number) => padPage(pages[number] ?? Buffer.alloc(0))));
    writeFileSync(path.join(folder, name), padded.subarray(0, bytes), { mode: 0o600 });
  }
  return { pages };
}

function splitPages(bytes: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / pageBytes) }, (_, page) =>
    padPage(bytes.subarray(page * pageBytes, (page + 1) * pageBytes)),
  );
}

function padPage(page: Buffer): Buffer {
  return page.length === pageBytes ? page : Buffer.concat([page], pageBytes);
}

/** Fills log segments with zeros up to `redo`, but for a segment's first page, which identifies the segment. */
function withoutOldLog(name: string, bytes: Buffer, redo: number): Buffer {
  const segment = /^pg_wal[/\\][0-9A-F]{8}([0-9A-F]{8})([0-9A-F]{8})$/.exec(name);
  if (segment === null) return bytes;
  const begin = Number.parseInt(segment[2] ?? "0", 16) * bytes.length;
  const until = Math.min(bytes.length, Math.floor((redo - begin) / pageBytes) * pageBytes);
  return until > pageBytes ? Buffer.from(bytes).fill(0, pageBytes, until) : bytes;
}
