/** A worksheet's writers, milestones and restores (T13). */
import { and, asc, desc, eq, gte, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { shownTeacherName } from "@/lib/activity/queries/teacher-names";
import { copies, documents, journal, restores, returns, submissions, teachers, teams, worksheets } from "@/db/schema";
import type { StoredRow } from "@/lib/sync/format/stored-rows";

export interface HistorySource {
  activityId: string;
  teamId: string;
  number: number;
  mode: string;
  createdAt: Date;
  documentId: string;
}

/** The newest document of a worksheet (R14), with its team. */
export async function findHistorySource(tx: Tx, worksheetId: string): Promise<HistorySource | null> {
  const [row] = await tx
    .select({
      activityId: teams.activityId,
      teamId: teams.id,
      number: teams.number,
      mode: worksheets.mode,
      createdAt: worksheets.createdAt,
      documentId: documents.id,
    })
    .from(worksheets)
    .innerJoin(teams, eq(teams.id, worksheets.teamId))
    .innerJoin(documents, eq(documents.worksheetId, worksheets.id))
    .where(eq(worksheets.id, worksheetId))
    .orderBy(desc(documents.epoch))
    .limit(1);
  return row ?? null;
}

export interface Writer {
  /** The author in stored rows. */
  authorId: string;
  /** The student now, who is another one after a merge. */
  studentId: string;
  /** null when the student was removed from the class. */
  name: string | null;
  /** null when the student is not a member of the team now. */
  seat: number | null;
}

/** All students who wrote in the document, and the members of its team. */
export async function findWriters(
  tx: Tx,
  { documentId, teamId }: Pick<HistorySource, "documentId" | "teamId">,
): Promise<Writer[]> {
  const found = await tx.execute<{ author: string; student: string; name: string | null; seat: number | null }>(sql`
    with authors as (
      select u.author as id from updates u where u.document_id = ${documentId}
      union select unnest(s.authors) from snapshots s where s.document_id = ${documentId}
      union select tm.student_id from team_members tm where tm.team_id = ${teamId})
    select a.id as author, coalesce(into_.id, s.id, a.id) as student, case when coalesce(into_.removed_at, case when into_.id is null then s.removed_at end) is null then coalesce(into_.name, s.name) end as name, tm.seat
    from authors a
    left join students s on s.id = a.id and s.class_id = (select c.class_id from teams t join activities c on c.id = t.activity_id where t.id = ${teamId})
    left join students into_ on into_.id = s.merged_into
    left join team_members tm on tm.student_id = coalesce(into_.id, s.id) and tm.team_id = ${teamId}
    order by tm.seat nulls last, s.name_key, a.id`);
  return found.rows.map(({ author, student, name, seat }) => ({ authorId: author, studentId: student, name, seat }));
}

export async function listHandIns(
  tx: Tx,
  worksheetId: string,
): Promise<{ at: Date; takenBackAt: Date | null; studentId: string | null; teacher: string | null }[]> {
  return tx
    .select({
      at: submissions.at,
      takenBackAt: submissions.takenBackAt,
      studentId: submissions.handedInByStudent,
      teacher: shownTeacherName,
    })
    .from(submissions)
    .leftJoin(teachers, eq(teachers.id, submissions.handedInByTeacher))
    .where(eq(submissions.worksheetId, worksheetId));
}

export async function listReturns(tx: Tx, worksheetId: string): Promise<{ at: Date }[]> {
  return tx.select({ at: returns.at }).from(returns).where(eq(returns.worksheetId, worksheetId));
}

/** Members whom a teacher moved into or out of the team since the worksheet was made (T8), in order. */
export async function listMemberChanges(
  tx: Tx,
  { activityId, teamId, createdAt }: HistorySource,
): Promise<{ at: Date; studentId: string; joined: boolean }[]> {
  const changes = sql`jsonb_array_elements(${journal.changes}) c`;
  const found = await tx
    .select({
      at: journal.at,
      key: sql<string>`c ->> 'key'`,
      joined: sql<boolean>`coalesce(c ->> 'after' = ${teamId}, false)`,
    })
    .from(journal)
    .innerJoin(sql`lateral ${changes}`, sql`true`)
    .where(
      and(
        eq(journal.activityId, activityId),
        gte(journal.at, createdAt),
        sql`c ->> 'key' like 'member/%'`,
        sql`${teamId} in (c ->> 'before', c ->> 'after')`,
      ),
    )
    .orderBy(asc(journal.n));
  return found.map(({ at, key, joined }) => ({ at, joined, studentId: key.split("/").at(-1) ?? "" }));
}

/** Students who have a copy of the worksheet because they left its team, with the time (T7). */
export async function listLeavers(tx: Tx, worksheetId: string): Promise<{ at: Date; studentId: string }[]> {
  return tx
    .select({ at: copies.at, studentId: copies.studentId })
    .from(copies)
    .where(eq(copies.worksheetId, worksheetId));
}

export interface RestoreRow {
  writer: string;
  at: Date;
  /** Time of the restored version; null for the undo of a restore. */
  moment: Date | null;
  undoes: string | null;
}

/** Oldest first. */
export async function listRestores(tx: Tx, documentId: string): Promise<RestoreRow[]> {
  return tx
    .select({ writer: restores.writer, at: restores.at, moment: restores.moment, undoes: restores.undoes })
    .from(restores)
    .where(eq(restores.documentId, documentId))
    .orderBy(asc(restores.at));
}

/** Whether the worksheet has a submission that was not taken back (Q2). */
export async function isHandedIn(tx: Tx, worksheetId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.worksheetId, worksheetId), isNull(submissions.takenBackAt)))
    .limit(1);
  return row !== undefined;
}

/** Locks the document against other restores until the transaction ends. @returns false when it was replaced (R14) */
export async function lockOpenDocument(tx: Tx, documentId: string): Promise<boolean> {
  const found = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.id, documentId), isNull(documents.closedAt)))
    .for("update");
  return found.length === 1;
}

/** Appends a restore's row. The caller has locked the document. */
export async function insertRestore(
  tx: Tx,
  documentId: string,
  row: StoredRow,
  { moment, undoes }: Pick<RestoreRow, "moment" | "undoes">,
): Promise<void> {
  await tx.execute(sql`
    insert into updates (document_id, writer, n, author, carried, time, bytes)
    values (${documentId}, ${row.writer}, ${row.n}, ${row.author}, ${row.carried}, to_timestamp(${row.time}::float8 / 1000.0), ${Buffer.from(row.bytes)}::bytea)`);
  await tx.insert(restores).values({ documentId, writer: row.writer, at: new Date(row.time), moment, undoes });
}
