/** R5: the append-only log of updates. Raw SQL over the pool: this is the one place where rows come by the thousand. */
import pg from "pg";
import { pool } from "@/db/client";
import type { StoredRow } from "@/lib/worksheet/stored-rows";

export interface UpdateRow extends StoredRow {
  documentId: string;
}

export function rowKey({ documentId, writer, n }: Pick<UpdateRow, "documentId" | "writer" | "n">): string {
  return `${documentId}/${writer}/${n}`;
}

/** Long enough for a busy disk; a connection that died silently must not hold the queue for ever. */
const appendDeadline = 15_000;

// The share lock waits for a transaction that is replacing the document and then finds it closed (R14): a row is either
// there when the replacement reads, or refused. The bytes of the whole batch travel as one parameter.
const insertWhere = (condition: string) => `
  insert into updates (document_id, writer, n, author, carried, time, bytes)
  select r.document_id, ($1::uuid[])[r.place], r.n, r.author, r.carried, to_timestamp(r.ms / 1000.0), substring($8::bytea from r.start for r.length)
  from unnest($2::int[], $3::uuid[], $4::int[], $5::uuid[], $6::bool[], $7::float8[], $9::int[], $10::int[]) as r(place, document_id, n, author, carried, ms, start, length)
  join documents d on d.id = r.document_id and d.closed_at is null
  ${condition}
  for share of d
  on conflict do nothing
  returning document_id, writer, n`;
const insert = insertWhere("");
// R9: what a compaction took out of the table is kept, and must not come back.
const insertMissing = insertWhere("where not exists (select 1 from compacted c where c.document_id = r.document_id and c.writer = ($1::uuid[])[r.place] and c.ns @> r.n)");

const present = `
  select k.document_id, ($1::uuid[])[k.place] as writer, k.n
  from unnest($2::int[], $3::uuid[], $4::int[]) as k(place, document_id, n)
  where exists (select 1 from updates u where u.document_id = k.document_id and u.writer = ($1::uuid[])[k.place] and u.n = k.n)
     or exists (select 1 from compacted c where c.document_id = k.document_id and c.writer = ($1::uuid[])[k.place] and c.ns @> k.n)`;

interface Key {
  document_id: string;
  writer: string;
  n: number;
}

/**
 * Safe to repeat. Answers with the keys (`rowKey`) that are in the store afterwards; those left out belong to a document that was
 * replaced or is gone.
 * @param again whether any of the rows may be in the store already: sent before without an answer, or another process's (R5, R13).
 */
export async function appendUpdates(rows: readonly UpdateRow[], { again }: { again: boolean }): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const writers = [...new Set(rows.map((row) => row.writer))];
  const places = new Map(writers.map((writer, at) => [writer, at + 1]));
  const keys = [writers, rows.map((row) => places.get(row.writer)), rows.map((row) => row.documentId), rows.map((row) => row.n)];
  const starts: number[] = [];
  let length = 0;
  for (const { bytes } of rows) {
    starts.push(length + 1);
    length += bytes.length;
  }
  const values = [
    ...keys,
    rows.map((row) => row.author),
    rows.map((row) => row.carried),
    rows.map((row) => row.time),
    Buffer.concat(rows.map((row) => row.bytes)),
    starts,
    rows.map((row) => row.bytes.length),
  ];
  const inserted = again ? await insertAgain(values) : (await pool().query<Key>(timed(insert, values))).rows;
  const kept = new Set(inserted.map(keyOf));
  if (kept.size === rows.length) return kept;
  // Fewer than asked: repeated after a commit that nobody heard of, or the document is closed.
  const found = await pool().query<Key>(timed(present, keys));
  return new Set(found.rows.map(keyOf));
}

const keyOf = ({ document_id, writer, n }: Key) => rowKey({ documentId: document_id, writer, n });

/** R9: no compaction of these documents commits between the look at what is compacted and the insert. First appends need not wait for one. */
async function insertAgain(values: unknown[]): Promise<Key[]> {
  const client = await pool().connect();
  try {
    await client.query(timed("begin", []));
    await client.query(timed(`select ${compactionLock("shared", "d.id")} from (select distinct unnest($1::uuid[]) as id order by 1) d`, [values[2]]));
    const { rows } = await client.query<Key>(timed(insertMissing, values));
    await client.query(timed("commit", []));
    client.release();
    return rows;
  } catch (error) {
    // Whatever it was in the middle of ends with the connection.
    client.release(true);
    throw error;
  }
}

/** R9: held to the end of the transaction; who only appends new rows takes none. */
export function compactionLock(mode: "shared" | "exclusive", documentId: string): string {
  return `pg_advisory_xact_lock${mode === "shared" ? "_shared" : ""}(hashtextextended(${documentId}::text, 9))`;
}

/** `query_timeout` is read by pg per query, but missing from its types. */
export function timed(text: string, values: unknown[]): pg.QueryConfig {
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
