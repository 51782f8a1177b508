/** Replaces an erased student as author of documents (Q31). Documents' bytes name no person, so the text itself stays (docs/privacy.md). */
import { promisify } from "node:util";
import { deflate, inflate } from "node:zlib";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { decodeRows, encodeRows } from "@/lib/sync/format/stored-rows";
import { formerMemberId } from "@/lib/activity/rules/former-member";

const [compress, decompress] = [promisify(deflate), promisify(inflate)];

const ofClass = (classId: string) => sql`(
  select d.id from documents d
  left join worksheets w on w.id = d.worksheet_id left join matches m on m.id = d.match_id
  left join feedback f on f.id = d.feedback_id left join teams t on t.id = coalesce(w.team_id, f.team_id)
  join activities a on a.id = coalesce(t.activity_id, m.activity_id)
  where a.class_id = ${classId})`;

/**
 * Locks every document of the class against appends until the transaction ends (R5, R14), but not against compactions: a compaction that read the
 * rows earlier finds other authors, and gives up. A row that waits for the lock is stored afterwards as a former member's.
 */
export async function lockDocuments(tx: Tx, classId: string): Promise<void> {
  await tx.execute(sql`select id from documents where id in ${ofClass(classId)} order by id for no key update`);
}

/** The caller has locked the documents. @returns in how many documents the students had typed */
export async function eraseAuthorship(tx: Tx, classId: string, ids: readonly string[]): Promise<number> {
  const erased = sql.param([...ids]);
  const logged = await tx.execute<{ id: string }>(sql`
    with gone as (
      update updates set author = ${formerMemberId}
      where document_id in ${ofClass(classId)} and author = any(${erased}::uuid[]) returning document_id)
    select distinct document_id as id from gone`);
  // The new version refuses a compaction of the old one. This update waits for a compaction that is being committed, and then sees its result.
  const owners = ids.reduce((json, id) => sql`replace(${json}, ${id}, ${formerMemberId})`, sql`owners::text`);
  const authors = ids.reduce(
    (list, id) => sql`array_replace(${list}, ${id}::uuid, ${formerMemberId}::uuid)`,
    sql`authors`,
  );
  const compacted = await tx.execute<{ id: string }>(sql`
    update snapshots set version = version + 1, owners = (${owners})::jsonb,
      authors = (select array_agg(distinct a) from unnest(${authors}) a)
    where document_id in ${ofClass(classId)} and authors && ${erased}::uuid[]
    returning document_id as id`);
  for (const { id } of compacted.rows) await eraseFromChunks(tx, id, ids);
  return new Set([...logged.rows, ...compacted.rows].map(({ id }) => id)).size;
}

async function eraseFromChunks(tx: Tx, documentId: string, ids: readonly string[]): Promise<void> {
  const { rows: numbers } = await tx.execute<{ number: number }>(
    sql`select number from chunks where document_id = ${documentId} order by number`,
  );
  for (const { number } of numbers) {
    const of = sql`document_id = ${documentId} and number = ${number}`;
    const { rows } = await tx.execute<{ bytes: Buffer }>(sql`select bytes from chunks where ${of}`);
    const stored = decodeRows(await decompress(rows[0]?.bytes ?? Buffer.alloc(0)));
    if (!stored.some(({ author }) => ids.includes(author))) continue;
    const bytes = await compress(
      encodeRows(stored.map((row) => (ids.includes(row.author) ? { ...row, author: formerMemberId } : row))),
    );
    await tx.execute(sql`update chunks set bytes = ${bytes} where ${of}`);
  }
}
