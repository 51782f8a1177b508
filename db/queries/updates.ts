/** R5: the append-only log of updates. Raw SQL over the pool: this is the one place where rows come by the thousand. */
import pg from "pg";
import { pool } from "@/db/client";
import type { StoredRow } from "@/lib/worksheet/stored-rows";

export interface UpdateRow extends StoredRow {
  documentId: string;
}

export function rowKey(documentId: string, n: number): string {
  return `${documentId}/${n}`;
}

/** Long enough for a busy disk; a connection that died silently must not hold the queue for ever. */
const appendDeadline = 15_000;

// The share lock waits for a transaction that is replacing the document and then finds it closed (R14): a row is either
// there when the replacement reads, or refused. The bytes of the whole batch travel as one parameter.
const insert = `
  insert into updates (document_id, writer, n, author, carried, time, bytes)
  select r.document_id, $1::uuid, r.n, r.author, r.carried, to_timestamp(r.ms / 1000.0), substring($7::bytea from r.start for r.length)
  from unnest($2::uuid[], $3::int[], $4::uuid[], $5::bool[], $6::float8[], $8::int[], $9::int[]) as r(document_id, n, author, carried, ms, start, length)
  join documents d on d.id = r.document_id and d.closed_at is null
  for share of d
  on conflict do nothing
  returning document_id, n`;

const present = `
  select u.document_id, u.n
  from unnest($2::uuid[], $3::int[]) as k(document_id, n)
  join updates u on u.document_id = k.document_id and u.writer = $1::uuid and u.n = k.n`;

/**
 * One statement, and safe to repeat. Answers with the keys (`rowKey`) that are in the store afterwards;
 * those left out belong to a document that was replaced or is gone.
 * @param rows all of one writer.
 */
export async function appendUpdates(rows: readonly UpdateRow[]): Promise<Set<string>> {
  const [first] = rows;
  if (first === undefined) return new Set();
  const starts: number[] = [];
  let length = 0;
  for (const { bytes } of rows) {
    starts.push(length + 1);
    length += bytes.length;
  }
  const ids = rows.map((row) => row.documentId);
  const numbers = rows.map((row) => row.n);
  const inserted = await pool().query<{ document_id: string; n: number }>(
    timed(insert, [
      first.writer,
      ids,
      numbers,
      rows.map((row) => row.author),
      rows.map((row) => row.carried),
      rows.map((row) => row.time),
      Buffer.concat(rows.map((row) => row.bytes)),
      starts,
      rows.map((row) => row.bytes.length),
    ]),
  );
  const keys = new Set(inserted.rows.map((row) => rowKey(row.document_id, row.n)));
  if (keys.size === rows.length) return keys;
  // Fewer than asked: repeated after a commit that nobody heard of, or the document is closed.
  const found = await pool().query<{ document_id: string; n: number }>(timed(present, [first.writer, ids, numbers]));
  return new Set(found.rows.map((row) => rowKey(row.document_id, row.n)));
}

/** `query_timeout` is read by pg per query, but missing from its types. */
function timed(text: string, values: unknown[]): pg.QueryConfig {
  return { text, values, query_timeout: appendDeadline } as pg.QueryConfig;
}

/** R7: whether an error is of the data itself (SQLSTATE class 22, 23), so that repeating the statement cannot help. */
export function isDataError(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code?.startsWith("22") === true || error.code?.startsWith("23") === true);
}

/** R11, in one query: of these sessions, those that are live; and the access version of each of these activities. */
export async function readWatched(sessionIds: readonly string[], usedAfter: Date, activityIds: readonly string[]): Promise<{ sessions: Set<string>; versions: Map<string, number> }> {
  const { rows } = await pool().query<{ session: string | null; activity: string | null; version: number | null }>(
    `select s.id as session, null::uuid as activity, null::int as version
     from sessions s left join students p on p.id = s.student_id
     where s.id = any($1::text[]) and s.used_at > $2 and p.removed_at is null
     union all
     select null, a.id, a.access_version from activities a where a.id = any($3::uuid[])`,
    [sessionIds, usedAfter, activityIds],
  );
  const sessions = new Set<string>();
  const versions = new Map<string, number>();
  for (const { session, activity, version } of rows) {
    if (session !== null) sessions.add(session);
    if (activity !== null && version !== null) versions.set(activity, version);
  }
  return { sessions, versions };
}
