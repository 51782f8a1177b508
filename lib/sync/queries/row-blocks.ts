/** Reads every row that was ever appended to a document, in pieces of bounded size (T13). */
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import { pool } from "@/db/client";
import { blockHeader } from "@/lib/sync/format/replay/row-blocks";
import { encodeRows, type StoredRow } from "@/lib/sync/format/stored-rows";

/** The most bytes and rows that one query reads. */
const pageBytes = 256 * 1024;
const pageRows = 1_000;

const compress = promisify(deflate);

/**
 * Yields blocks in pieces of some 256 kB, chunks as stored, and holds no connection between pieces. Rows that are compacted during the reading move
 * to newer chunks, so newer chunks are read after the rows.
 */
export async function* readRowBlocks(documentId: string): AsyncGenerator<Uint8Array, void, undefined> {
  const last = yield* readChunks(documentId, 0);
  yield* readLogRows(documentId);
  yield* readChunks(documentId, last);
  yield blockHeader(0);
}

/** @returns the number of the newest chunk */
async function* readChunks(documentId: string, after: number): AsyncGenerator<Uint8Array, number, undefined> {
  const { rows } = await pool().query<{ number: number; length: number }>(
    "select number, octet_length(bytes) as length from chunks where document_id = $1 and number > $2 order by number",
    [documentId, after],
  );
  for (const { number, length } of rows) {
    yield blockHeader(length);
    for (let from = 0; from < length; from += pageBytes) yield await readChunkPage(documentId, number, from);
  }
  return rows.at(-1)?.number ?? after;
}

async function readChunkPage(documentId: string, number: number, from: number): Promise<Uint8Array> {
  const { rows } = await pool().query<{ bytes: Buffer }>(
    "select substring(bytes from $3 for $4) as bytes from chunks where document_id = $1 and number = $2",
    [documentId, number, from + 1, pageBytes],
  );
  const [page] = rows;
  if (page === undefined) throw new Error("the document is gone");
  return page.bytes;
}

async function* readLogRows(documentId: string): AsyncGenerator<Uint8Array, void, undefined> {
  let page = await readLogPage(documentId, null);
  for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
    const block = await compress(encodeRows(page));
    yield blockHeader(block.length);
    yield block;
    page = await readLogPage(documentId, last);
  }
}

/** Reads rows in the order of their key, up to `pageBytes`, but at least one. */
async function readLogPage(documentId: string, after: Pick<StoredRow, "writer" | "n"> | null): Promise<StoredRow[]> {
  const { rows } = await pool().query<Omit<StoredRow, "bytes" | "time"> & { bytes: Buffer; ms: number }>(
    `select p.writer, p.n, p.author, p.carried, extract(epoch from p.time)::float8 * 1000 as ms, p.bytes
     from (
       select u.*, sum(octet_length(u.bytes)) over (order by u.writer, u.n) - octet_length(u.bytes) as before
       from (
         select writer, n, author, carried, time, bytes from updates
         where document_id = $1 and ($2::uuid is null or (writer, n) > ($2::uuid, $3::int))
         order by writer, n limit ${pageRows}
       ) u
     ) p
     where p.before < ${pageBytes}
     order by p.writer, p.n`,
    [documentId, after?.writer ?? null, after?.n ?? 0],
  );
  return rows.map(({ ms, ...row }) => ({ ...row, time: Math.round(ms) }));
}
