/** Loads a document's snapshot and the rows since (R2, R9). row-blocks.ts reads every row that was ever appended. */
import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { DocumentKind } from "@/lib/sync/format/fields";
import type { StoredRow } from "@/lib/sync/format/stored-rows";

/** A row of `snapshots` (R9). @see snapshots in db/schema/documents.ts */
export interface StoredSnapshot {
  version: number;
  state: Uint8Array;
  owners: [client: number, userId: string, own: number][];
  /** Time of the latest row in the snapshot, in ms since 1970. */
  time: number;
  digest: Uint8Array;
}

export interface LoadedDocument {
  kind: DocumentKind;
  /** Whether it was replaced or archived (R14). */
  closed: boolean;
  snapshot: StoredSnapshot | null;
  /** Authors of the rows in the snapshot. */
  authors: string[];
  /** The rows in the snapshot: ranges of `n` per writer, `to` excluded. */
  compacted: { writer: string; ranges: [from: number, to: number][] }[];
  /** The rows that are not in the snapshot, in order of time, writer, n. */
  rows: StoredRow[];
}

interface Row extends Record<string, unknown> {
  kind: DocumentKind | null;
  authors: string[] | null;
  closed: boolean | null;
  version: number | null;
  owners: StoredSnapshot["owners"] | null;
  digest: Buffer | null;
  compacted: LoadedDocument["compacted"] | null;
  writer: string | null;
  n: number | null;
  author: string | null;
  carried: boolean | null;
  ms: number | null;
  bytes: Buffer | null;
}

/**
 * Loads in one statement, so that no row is missed or read twice while a compaction commits (R2). null when there is no such document.
 * @param oldest limits: only rows from before a time (ms since 1970), at most `rows`, and at most `bytes` together (but always one row)
 */
export async function loadDocument(
  tx: Tx,
  documentId: string,
  oldest?: { before: number; rows: number; bytes: number },
): Promise<LoadedDocument | null> {
  const of = sql`from updates u where u.document_id = ${documentId}`;
  const some =
    oldest === undefined
      ? of
      : sql`from (
          select u.*, sum(octet_length(u.bytes)) over (order by u.time, u.writer, u.n) - octet_length(u.bytes) as bytes_before
          from (select u.* ${of} and u.time < to_timestamp(${oldest.before}::float8 / 1000.0) order by u.time, u.writer, u.n limit ${oldest.rows}) u
        ) u where u.bytes_before < ${oldest.bytes}`;
  const found = await tx.execute<Row>(sql`
    select d.kind, s.authors, d.closed_at is not null as closed, s.version, s.owners, s.digest,
      (select json_agg(json_build_object('writer', c.writer, 'ranges', (select json_agg(json_build_array(lower(r), upper(r))) from unnest(c.ns) r)))
       from compacted c where c.document_id = d.id) as compacted,
      null::uuid as writer, null::int as n, null::uuid as author, null::bool as carried, extract(epoch from s.time)::float8 * 1000 as ms, s.state as bytes
    from documents d left join snapshots s on s.document_id = d.id
    where d.id = ${documentId}
    union all
    (select null, null, null, null, null, null, null, u.writer, u.n, u.author, u.carried, extract(epoch from u.time)::float8 * 1000, u.bytes
    ${some})
    order by closed nulls last, ms, writer, n`);
  const [head, ...rest] = found.rows;
  if (typeof head?.kind !== "string") return null;
  return {
    kind: head.kind,
    closed: head.closed === true,
    snapshot: toSnapshot(head),
    authors: head.authors ?? [],
    compacted: head.compacted ?? [],
    rows: rest.map(toStoredRow),
  };
}

function toSnapshot({ version, owners, digest, ms, bytes }: Row): StoredSnapshot | null {
  if (version === null || owners === null || digest === null || bytes === null) return null;
  return { version, state: bytes, owners, time: Math.round(ms ?? 0), digest };
}

/** No column of a row is null. */
function toStoredRow({ writer, n, author, carried, ms, bytes }: Row): StoredRow {
  return {
    writer: writer ?? "",
    n: n ?? 0,
    author: author ?? "",
    carried: carried ?? false,
    time: Math.round(ms ?? 0),
    bytes: bytes ?? new Uint8Array(),
  };
}

/** SQL condition: the document with this id has ever had an update. */
export function isWritten(documentId: SQL): SQL<boolean> {
  return sql<boolean>`(exists (select 1 from updates u where u.document_id = ${documentId}) or exists (select 1 from snapshots s where s.document_id = ${documentId}))`;
}
