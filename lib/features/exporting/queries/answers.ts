/** Votes, exit tickets, tries and writers, for export (T14). Keys are listed in the order of the exported table; rows are loaded for some keys at a time. */
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { ballots, students, teams, tickets, tries, worksheets } from "@/db/schema";

/** `<student>/<kind>`, by name; ballots of erased students come last (Q31). Ballots of removed students are left out, because they count nowhere. */
export async function listBallotKeys(tx: Tx, activityId: string): Promise<string[]> {
  const rows = await tx
    .select({ studentId: ballots.studentId, kind: ballots.kind })
    .from(ballots)
    .leftJoin(students, eq(students.id, ballots.studentId))
    .where(and(eq(ballots.activityId, activityId), isNull(students.removedAt)))
    .orderBy(asc(students.nameKey), asc(ballots.studentId), asc(ballots.kind));
  return rows.map(({ studentId, kind }) => `${studentId}/${kind}`);
}

export function listBallots(tx: Tx, activityId: string, keys: readonly string[]) {
  return tx
    .select({
      student: students.name,
      kind: ballots.kind,
      choice: ballots.choice,
      reason: ballots.reason,
      team: teams.number,
      mode: ballots.mode,
      castAt: ballots.castAt,
      changedAt: ballots.changedAt,
      afterReveal: ballots.afterReveal,
      reasonHiddenAt: ballots.reasonHiddenAt,
    })
    .from(ballots)
    .leftJoin(students, eq(students.id, ballots.studentId))
    .leftJoin(teams, eq(teams.id, ballots.teamId))
    .where(and(eq(ballots.activityId, activityId), anyOf(sql`${ballots.studentId} || '/' || ${ballots.kind}`, keys)))
    .orderBy(asc(students.nameKey), asc(ballots.studentId), asc(ballots.kind));
}

/** Ids of students; tickets of removed students are left out. */
export async function listTicketKeys(tx: Tx, activityId: string): Promise<string[]> {
  const rows = await tx
    .select({ studentId: tickets.studentId })
    .from(tickets)
    .innerJoin(students, eq(students.id, tickets.studentId))
    .where(and(eq(tickets.activityId, activityId), isNull(students.removedAt)))
    .orderBy(asc(students.nameKey), asc(students.id));
  return rows.map(({ studentId }) => studentId);
}

export function listGivenTickets(tx: Tx, activityId: string, studentIds: readonly string[]) {
  return tx
    .select({
      student: students.name,
      mind: tickets.mind,
      test: tickets.test,
      writtenAt: tickets.writtenAt,
      changedAt: tickets.changedAt,
    })
    .from(tickets)
    .innerJoin(students, eq(students.id, tickets.studentId))
    .where(and(eq(tickets.activityId, activityId), anyOf(tickets.studentId, studentIds)))
    .orderBy(asc(students.nameKey), asc(students.id));
}

export async function listTryKeys(tx: Tx, activityId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: tries.id })
    .from(tries)
    .innerJoin(students, eq(students.id, tries.studentId))
    .where(and(eq(tries.activityId, activityId), isNull(students.removedAt)))
    .orderBy(asc(students.nameKey), asc(students.id), asc(tries.at), asc(tries.id));
  return rows.map(({ id }) => id);
}

export function listGivenTries(tx: Tx, ids: readonly string[]) {
  return tx
    .select({
      student: students.name,
      exercise: tries.exercise,
      subject: tries.subject,
      answer: tries.answer,
      correct: tries.correct,
      at: tries.at,
    })
    .from(tries)
    .innerJoin(students, eq(students.id, tries.studentId))
    .where(anyOf(tries.id, ids))
    .orderBy(asc(students.nameKey), asc(students.id), asc(tries.at), asc(tries.id));
}

/** `<worksheet>/<student>`: all students who wrote in a worksheet, and the members of its team while it is in use. By team, then worksheet. */
export async function listWriterKeys(tx: Tx, activityId: string): Promise<string[]> {
  const found = await tx.execute<{ key: string }>(sql`
    with sheets as (
      select distinct on (w.id) w.id, w.archived_at, w.created_at, t.id as team_id, t.number, d.id as document_id
      from ${worksheets} w join ${teams} t on t.id = w.team_id join documents d on d.worksheet_id = w.id
      where t.activity_id = ${activityId} order by w.id, d.epoch desc),
    authors as (
      select s.id as sheet, u.author as id from sheets s join updates u on u.document_id = s.document_id group by 1, 2
      union select s.id, unnest(n.authors) from sheets s join snapshots n on n.document_id = s.document_id
      union select s.id, tm.student_id from sheets s join team_members tm on tm.team_id = s.team_id where s.archived_at is null),
    writers as (
      select distinct a.sheet, coalesce(p.merged_into, a.id) as student from authors a left join students p on p.id = a.id)
    select w.sheet || '/' || w.student as key from writers w join sheets s on s.id = w.sheet
    order by s.number, s.created_at, w.sheet, w.student`);
  return found.rows.map(({ key }) => key);
}
