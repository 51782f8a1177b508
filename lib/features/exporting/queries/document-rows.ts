/** Inserts stored rows of documents from a file. The documents are inserted after their rows, so that nobody sees an incomplete document (T14). */
import { pool } from "@/db/client";
import { boolArray, byteaArray, float8Array, int4Array, uuidArray } from "@/lib/fast-path/binary-array";
import type { StoredRow } from "@/lib/sync/format/stored-rows";

/** Statements are short, because on the embedded database a long one would block everybody else. */
const rowsAtOnce = 2_000;

const insertStatement = `
  insert into updates (document_id, writer, n, author, carried, time, bytes)
  select $1::uuid, r.writer, r.n, r.author, r.carried, to_timestamp(r.ms / 1000.0), r.bytes
  from unnest($2::uuid[], $3::int[], $4::uuid[], $5::bool[], $6::float8[], $7::bytea[]) as r(writer, n, author, carried, ms, bytes)`;

export async function insertDocumentRows(documentId: string, rows: readonly StoredRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const some = rows.slice(at, at + rowsAtOnce);
    await pool().query(insertStatement, [
      documentId,
      uuidArray(some.map(({ writer }) => writer)),
      int4Array(some.map(({ n }) => n)),
      uuidArray(some.map(({ author }) => author)),
      boolArray(some.map(({ carried }) => carried)),
      float8Array(some.map(({ time }) => time)),
      byteaArray(some.map(({ bytes }) => bytes)),
    ]);
  }
}

/** Removes the rows of an import that was refused. */
export async function deleteDocumentRows(documentIds: readonly string[]): Promise<void> {
  await pool().query(
    "delete from updates u where u.document_id = any($1::uuid[]) and not exists (select 1 from documents d where d.id = u.document_id)",
    [documentIds],
  );
}
