/** All data that is stored about a student, by column names (B10); docs/privacy.md explains each column. */
import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { DocumentKind } from "@/lib/sync/format/fields";

export type StoredDataRow = Record<string, unknown>;

/** Ids of the student and of those who were merged into them; empty for a student who is not in the class, or was merged into another. */
export async function listIdsWithMerged(tx: Tx, classId: string, studentId: string): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select id from students
    where class_id = ${classId} and (id = ${studentId} and merged_into is null or merged_into = ${studentId})
    order by merged_into nulls first, id`);
  return rows[0]?.id === studentId ? rows.map(({ id }) => id) : [];
}

async function list(tx: Tx, query: SQL): Promise<StoredDataRow[]> {
  return (await tx.execute<{ row: StoredDataRow }>(query)).rows.map(({ row }) => row);
}

/** A query for each part of the file. Whole rows, so that new columns are included; columns that are secret or about another person are left out by name. */
const parts: Record<string, (ids: SQL, classId: string) => SQL> = {
  students: (ids) =>
    sql`select to_jsonb(s) - 'pin_hash' - 'one_time_pin' as row from students s where id = any(${ids}) order by merged_into nulls first, id`,
  sessions: (ids) =>
    sql`select to_jsonb(s) - 'id' - 'teacher_id' as row from sessions s where student_id = any(${ids}) order by created_at`,
  outside_accounts: (ids) =>
    sql`select to_jsonb(o) - 'id' - 'teacher_id' as row from outside_accounts o where student_id = any(${ids}) order by linked_at`,
  sightings: (ids) => sql`select to_jsonb(s) as row from sightings s where person_id = any(${ids}) order by seen_at`,
  throttles: (ids) =>
    sql`select to_jsonb(t) as row from throttles t where exists (select 1 from unnest(${ids}) i where position(i::text in t.key) > 0) order by key`,
  participants: (ids, classId) =>
    sql`select to_jsonb(p) as row from participants p where student_id = any(${ids}) and p.activity_id in ${activitiesOf(classId)} order by joined_at`,
  team_members: (ids, classId) =>
    sql`select to_jsonb(m) || jsonb_build_object('team', t.number, 'mode', t.mode) as row from team_members m join teams t on t.id = m.team_id where student_id = any(${ids}) and t.activity_id in ${activitiesOf(classId)} order by t.id`,
  tries: (ids, classId) =>
    sql`select to_jsonb(t) as row from tries t where student_id = any(${ids}) and activity_id in ${activitiesOf(classId)} order by at, id`,
  guesses: (ids, classId) =>
    sql`select to_jsonb(g) as row from guesses g where student_id = any(${ids}) and activity_id in ${activitiesOf(classId)} order by at, guess`,
  ballots: (ids, classId) =>
    sql`select to_jsonb(b) - 'shuffle' as row from ballots b where student_id = any(${ids}) and activity_id in ${activitiesOf(classId)} order by cast_at`,
  tickets: (ids, classId) =>
    sql`select to_jsonb(t) as row from tickets t where student_id = any(${ids}) and activity_id in ${activitiesOf(classId)} order by written_at`,
  feedback: (ids, classId) =>
    sql`select to_jsonb(f) as row from feedback f join teams t on t.id = f.team_id where sent_by = any(${ids}) and t.activity_id in ${activitiesOf(classId)} order by sent_at`,
  copies: (ids, classId) =>
    sql`select to_jsonb(c) as row from copies c where student_id = any(${ids}) and activity_id in ${activitiesOf(classId)} order by at`,
  flags: (ids, classId) =>
    sql`select to_jsonb(f) as row from flags f where student_id = any(${ids}) and activity_id in ${activitiesOf(classId)} order by at`,
  words: (ids, classId) =>
    sql`select to_jsonb(r) || to_jsonb(w) || jsonb_build_object('from', t.name) as row from word_readers r join words w on w.id = r.word_id join teachers t on t.id = w.teacher_id where student_id = any(${ids}) and w.activity_id in ${activitiesOf(classId)} order by w.at`,
  submissions: (ids, classId) =>
    sql`select to_jsonb(s) - 'handed_in_by_teacher' || jsonb_build_object(
      'handed_in_by_student', case when handed_in_by_student = any(${ids}) then handed_in_by_student end,
      'member_ids', (select coalesce(jsonb_agg(m), '[]') from unnest(member_ids) m where m = any(${ids}))) as row
      from submissions s where ${isOf(ids)} and s.activity_id in ${activitiesOf(classId)} order by at`,
  marks: (ids, classId) =>
    sql`select to_jsonb(m) - 'teacher_id' as row from marks m join submissions s on s.id = m.submission_id where (m.student_id = any(${ids}) or (m.student_id is null and ${isOf(ids)})) and s.activity_id in ${activitiesOf(classId)} order by m.id`,
  comments: (ids, classId) =>
    sql`select to_jsonb(c) - 'teacher_id' as row from comments c join submissions s on s.id = c.submission_id where ${isOf(ids)} and s.activity_id in ${activitiesOf(classId)} order by c.created_at`,
  audit: (ids, classId) =>
    sql`select to_jsonb(a) - 'n' || jsonb_build_object('teacher', t.name) as row from audit a left join teachers t on t.id = a.teacher_id where student_id = any(${ids}) and a.class_id = ${classId} order by a.n`,
  journal: (ids, classId) =>
    sql`select jsonb_build_object('at', j.at, 'kind', j.kind, 'teacher', t.name, 'teacher_id', j.teacher_id,
      'values', (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(j.values) where jsonb_typeof(value) = 'number' or value #>> '{}' = any(${ids}::text[])),
      'changes', (select coalesce(jsonb_agg(c), '[]') from jsonb_array_elements(j.changes) c where ${names(sql`c::text`, ids)})) as row
      from journal j join teachers t on t.id = j.teacher_id
      where j.class_id = ${classId} and ${names(sql`j.values::text || j.changes::text`, ids)} order by j.n`,
};

const activitiesOf = (classId: string) => sql`(select id from activities where class_id = ${classId})`;
const isOf = (ids: SQL) => sql`(s.member_ids && ${ids} or s.handed_in_by_student = any(${ids}))`;
const names = (text: SQL, ids: SQL) =>
  sql`exists (select 1 from unnest(${ids}) i where position(i::text in ${text}) > 0)`;

/** The rows of each part; only from activities of the class. */
export async function listStoredData(
  tx: Tx,
  classId: string,
  studentIds: readonly string[],
): Promise<Record<string, StoredDataRow[]>> {
  const ids = sql`${sql.param([...studentIds])}::uuid[]`;
  const held: Record<string, StoredDataRow[]> = {};
  for (const [part, query] of Object.entries(parts)) held[part] = await list(tx, query(ids, classId));
  return held;
}

export interface TypedDocument {
  id: string;
  kind: DocumentKind;
  activity_id: string;
  /** The number of the team that writes it; null for notes. */
  team: number | null;
}

/** Documents of the class in which these students have typed. */
export async function listTypedDocuments(
  tx: Tx,
  classId: string,
  studentIds: readonly string[],
): Promise<TypedDocument[]> {
  const ids = sql`${sql.param([...studentIds])}::uuid[]`;
  const { rows } = await tx.execute<TypedDocument & Record<string, unknown>>(sql`
    select d.id, d.kind, coalesce(t.activity_id, m.activity_id) as activity_id, t.number as team
    from documents d left join worksheets w on w.id = d.worksheet_id left join feedback f on f.id = d.feedback_id
    left join teams t on t.id = coalesce(w.team_id, f.team_id) left join matches m on m.id = d.match_id
    where coalesce(t.activity_id, m.activity_id) in ${activitiesOf(classId)}
      and (exists (select 1 from updates u where u.document_id = d.id and u.author = any(${ids}))
        or exists (select 1 from snapshots s where s.document_id = d.id and s.authors && ${ids}))
    order by d.created_at, d.id`);
  return rows;
}

/** Each activity of the class: its name (null: the title of its lesson), and when it was imported, if it was. */
export async function listActivityNames(tx: Tx, classId: string): Promise<StoredDataRow[]> {
  return list(
    tx,
    sql`select jsonb_build_object('id', id, 'name', name, 'phase', phase, 'created_at', created_at, 'imported_at', imported_at) as row from activities where class_id = ${classId} order by created_at`,
  );
}
