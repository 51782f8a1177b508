/** The append-only log of updates (R5). Raw SQL over the pool, because thousands of rows are inserted at once. */
import pg from "pg";
import {
  InvalidValueError,
  boolArray,
  byteaArray,
  float8Array,
  int4Array,
  uuidArray,
} from "@/lib/fast-path/binary-array";
import { pool } from "@/db/client";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { formerMemberId } from "@/lib/activity/rules/former-member";

export interface UpdateRow extends StoredRow {
  documentId: string;
}

export function rowKey({ documentId, writer, n }: Pick<UpdateRow, "documentId" | "writer" | "n">): string {
  return `${documentId}/${writer}/${n}`;
}

// A first append does not check for existing keys. When another process stored one of the rows first (R13), the statement fails as a whole
// and is retried by `insertMissingStatement`. See 0017_privacy.sql.
const insertStatement = "select append_updates($1, $2, $3, $4, $5, $6, $7) as stored";
// Does not insert again rows that a compaction moved to a chunk (R9). Rows of an erased student get the former member as author (Q31).
const insertMissingStatement = `
  insert into updates (document_id, writer, n, author, carried, time, bytes)
  select r.document_id, r.writer, r.n, coalesce((select s.id from students s where s.id = r.author), '${formerMemberId}'), r.carried, to_timestamp(r.ms / 1000.0), r.bytes
  from unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::bool[], $6::float8[], $7::bytea[]) as r(document_id, writer, n, author, carried, ms, bytes)
  join documents d on d.id = r.document_id and d.closed_at is null
  where not exists (select 1 from compacted c where c.document_id = r.document_id and c.writer = r.writer and c.ns @> r.n)
  for share of d
  on conflict do nothing`;

const missingKeysStatement = `
  select k.document_id, k.writer, k.n
  from unnest($1::uuid[], $2::uuid[], $3::int[]) as k(document_id, writer, n)
  where not exists (select 1 from updates u where u.document_id = k.document_id and u.writer = k.writer and u.n = k.n)
    and not exists (select 1 from compacted c where c.document_id = k.document_id and c.writer = k.writer and c.ns @> k.n)`;

interface Key {
  document_id: string;
  writer: string;
  n: number;
}

const none: ReadonlySet<string> = new Set();
const uniqueViolation = "23505";

/**
 * Appends rows; safe to repeat. Returns the keys (`rowKey`) of rows that could not be stored, because their document was replaced or deleted.
 * @param again whether any of the rows may be stored already: sent before without an answer, or by another process (R5, R13)
 */
export async function appendUpdates(
  rows: readonly UpdateRow[],
  { again }: { again: boolean },
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return none;
  const keys = [
    uuidArray(rows.map((row) => row.documentId)),
    uuidArray(rows.map((row) => row.writer)),
    int4Array(rows.map((row) => row.n)),
  ];
  const values = [
    ...keys,
    uuidArray(rows.map((row) => row.author)),
    boolArray(rows.map((row) => row.carried)),
    float8Array(rows.map((row) => row.time)),
    byteaArray(rows.map((row) => row.bytes)),
  ];
  const inserted = again ? await insertAgain(values) : await insertFirst(values);
  if (inserted === rows.length) return none;
  // Fewer rows than given were inserted: some were stored before, or the document is closed.
  const left = await pool().query<Key>(missingKeysStatement, keys);
  return new Set(left.rows.map(({ document_id, writer, n }) => rowKey({ documentId: document_id, writer, n })));
}

/** @returns how many rows were inserted */
async function insertFirst(values: unknown[]): Promise<number> {
  try {
    const { rows } = await pool().query<{ stored: number }>(insertStatement, values);
    return rows[0]?.stored ?? 0;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === uniqueViolation) return insertAgain(values);
    throw error;
  }
}

/** Holds the compaction lock, so that no compaction commits between the check for compacted rows and the insert (R9). */
async function insertAgain(values: unknown[]): Promise<number> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    await client.query(
      `select ${compactionLock("shared", "d.id")} from (select distinct unnest($1::uuid[]) as id order by 1) d`,
      [values[0]],
    );
    // A separate statement, so that the insert sees which students exist after waiting for an erasure (Q31).
    await client.query("select 1 from documents where id = any($1::uuid[]) order by id for share", [values[0]]);
    const inserted = await client.query(insertMissingStatement, values);
    await client.query("commit");
    client.release();
    return inserted.rowCount ?? 0;
  } catch (error) {
    // Closing the connection ends its transaction.
    client.release(true);
    throw error;
  }
}

/** SQL that locks a document against compaction until the transaction ends (R9). First appends need no lock. */
export function compactionLock(mode: "shared" | "exclusive", documentId: string): string {
  return `pg_advisory_xact_lock${mode === "shared" ? "_shared" : ""}(hashtextextended(${documentId}::text, 9))`;
}

/** Whether the data itself caused an error (SQLSTATE class 22 or 23, or a failed encoding), so that a retry cannot help (R7). */
export function isDataError(error: unknown): boolean {
  if (error instanceof InvalidValueError || error instanceof RangeError) return true;
  return (
    error instanceof pg.DatabaseError &&
    (error.code?.startsWith("22") === true || error.code?.startsWith("23") === true)
  );
}

/** SQLSTATE classes of a store that can store no document at all: connection, read-only, out of resources, starting or stopping. */
const ofWholeStore = ["08", "25", "53", "57"];

/** Whether the store reported an error that may concern only one document, such as a damaged page of an index (R7). */
export function isRefusal(error: unknown): boolean {
  return error instanceof pg.DatabaseError && !ofWholeStore.some((start) => error.code?.startsWith(start) === true);
}

/** Which of these sessions are live, and the access version of each activity, in one query (R11). */
export async function loadSessionsAndVersions(
  sessionIds: readonly string[],
  usedAfter: Date,
  activityIds: readonly string[],
): Promise<{ sessions: Set<string>; versions: Map<string, number> }> {
  const { rows } = await pool().query<{ session: string | null; activity: string | null; version: number | null }>(
    `select s.id as session, null::uuid as activity, null::int as version
     from sessions s left join students p on p.id = s.student_id left join teachers t on t.id = s.teacher_id
     where s.id = any($1::text[]) and s.used_at > $2 and p.removed_at is null and t.disabled_at is null
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
