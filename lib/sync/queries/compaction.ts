/** Stores the result of a compaction in one statement (R9). */
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import pg from "pg";
import { pool, withOwnConnection } from "@/db/client";
import { encodeRows, type StoredRow } from "@/lib/sync/format/stored-rows";
import type { StoredSnapshot } from "./document-rows";
import { compactionLock } from "./updates";

export interface CompactionResult {
  documentId: string;
  /** Version of the snapshot that the compaction started from, 0 without a snapshot. If it has changed, the result is refused. */
  from: number;
  snapshot: Omit<StoredSnapshot, "version">;
  authors: string[];
  /** Rows to move from `updates` into a chunk. */
  rows: readonly StoredRow[];
  /** Rows to delete from `updates` because a chunk has them already. */
  duplicates: readonly StoredRow[];
}

const compress = promisify(deflate);

// One statement is atomic and holds no transaction open for other queries. The other parts depend on `saved`. When another compaction
// came first, or an author was erased (Q31), the version or the rows differ, and the division by zero rolls the whole statement back.
const storeStatement = `
  with locked as materialized (select ${compactionLock("exclusive", "$1::uuid")}),
  saved as (
    insert into snapshots (document_id, version, state, owners, authors, time, digest)
    select $1::uuid, $2::int + 1, $3::bytea, $4::jsonb, $5::uuid[], to_timestamp($6::float8 / 1000.0), $7::bytea from locked
    on conflict (document_id) do update set version = excluded.version, state = excluded.state, owners = excluded.owners, authors = excluded.authors, time = excluded.time, digest = excluded.digest
    where snapshots.version = $2::int
    returning 1),
  gone as (
    delete from updates u using unnest($8::uuid[], $9::int[], $12::uuid[]) as k(writer, n, author)
    where u.document_id = $1::uuid and u.writer = k.writer and u.n = k.n and u.author = k.author and exists (select 1 from saved)
    returning 1),
  chunk as (insert into chunks (document_id, number, bytes) select $1::uuid, $2::int + 1, $10::bytea from saved),
  noted as (
    insert into compacted (document_id, writer, ns)
    select $1::uuid, k.writer, range_agg(int4range(k.n, k.n + 1)) from unnest($8::uuid[], $9::int[]) as k(writer, n) where exists (select 1 from saved) group by k.writer
    on conflict (document_id, writer) do update set ns = compacted.ns + excluded.ns)
  select 1 / (case when (select count(*) from saved) = 1 and (select count(*) from gone) = $11::int then 1 else 0 end)`;
const divisionByZero = "22012";

/** @returns false when another compaction or an erasure came first; nothing is changed then. */
export async function storeCompaction({
  documentId,
  from,
  snapshot,
  authors,
  rows,
  duplicates,
}: CompactionResult): Promise<boolean> {
  const gone = [...rows, ...duplicates];
  const { state, owners, time, digest } = snapshot;
  const values = [
    documentId,
    from,
    Buffer.from(state),
    JSON.stringify(owners),
    authors,
    time,
    Buffer.from(digest),
    gone.map(({ writer }) => writer),
    gone.map(({ n }) => n),
    await compress(encodeRows(rows)),
    gone.length,
    gone.map(({ author }) => author),
  ];
  try {
    await pool().query(storeStatement, values);
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === divisionByZero) return false;
    throw error;
  }
}

/** Tables whose rows a compaction deletes or replaces. */
export const compactedTables = ["updates", "snapshots", "compacted"] as const;

/** Frees the space of deleted rows and older snapshots. The embedded database has no autovacuum. */
export async function vacuumDocuments(): Promise<void> {
  await withOwnConnection(pool(), (client) => client.query(`vacuum ${compactedTables.join(", ")}`));
}
