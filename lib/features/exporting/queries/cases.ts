/** Submissions with marks and comments, for export (T14). Keys are listed in the order of the exported table; rows are loaded for some keys at a time. */
import { asc, eq, sql, type SQL } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { shownTeacherName } from "@/lib/activity/queries/teacher-names";
import { comments, marks, students, submissions, teachers, teams, worksheets } from "@/db/schema";
import { memberIdsAtHandIn } from "@/lib/features/cases/writing/queries/submissions";
import { nameOf } from "./people";

const byHandIn = [asc(teams.number), asc(submissions.at), asc(submissions.id)];

/** Whether a submission counts: the newest of a worksheet in use, and not taken back (Q2). */
const isCounting = sql<boolean>`coalesce(${worksheets.archivedAt} is null and ${teams.dissolvedAt} is null and ${submissions.id} = (
  select s.id from submissions s where s.worksheet_id = ${worksheets.id} and s.taken_back_at is null order by s.at desc, s.id desc limit 1), false)`;

/** Names of the members at the hand-in who were not absent. */
const memberNames: SQL<string[]> = sql`(
  select coalesce(json_agg(p.name order by p.name_key), '[]'::json) from students p where p.removed_at is null and p.id = any(${memberIdsAtHandIn}::uuid[]))`;

export async function listSubmissionKeys(tx: Tx, activityId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: submissions.id })
    .from(submissions)
    .innerJoin(teams, eq(teams.id, submissions.teamId))
    .where(eq(submissions.activityId, activityId))
    .orderBy(...byHandIn);
  return rows.map(({ id }) => id);
}

export function listSubmissions(tx: Tx, ids: readonly string[]) {
  return tx
    .select({
      id: submissions.id,
      team: teams.number,
      mode: submissions.mode,
      texts: submissions.texts,
      at: submissions.at,
      by: sql<string | null>`coalesce(${nameOf}, ${shownTeacherName})`,
      members: memberNames,
      counts: isCounting,
      takenBackAt: submissions.takenBackAt,
      releasedAt: submissions.releasedAt,
    })
    .from(submissions)
    .innerJoin(teams, eq(teams.id, submissions.teamId))
    .innerJoin(worksheets, eq(worksheets.id, submissions.worksheetId))
    .leftJoin(students, eq(students.id, submissions.handedInByStudent))
    .leftJoin(teachers, eq(teachers.id, submissions.handedInByTeacher))
    .where(anyOf(submissions.id, ids))
    .orderBy(...byHandIn);
}

export async function listMarkKeys(tx: Tx, activityId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: marks.id })
    .from(marks)
    .innerJoin(submissions, eq(submissions.id, marks.submissionId))
    .innerJoin(teams, eq(teams.id, submissions.teamId))
    .where(eq(submissions.activityId, activityId))
    .orderBy(...byHandIn, asc(marks.criterion), asc(marks.id));
  return rows.map(({ id }) => id);
}

export function listGivenMarks(tx: Tx, ids: readonly string[]) {
  return tx
    .select({
      team: teams.number,
      mode: submissions.mode,
      at: submissions.at,
      counts: isCounting,
      studentId: marks.studentId,
      student: nameOf,
      criterion: marks.criterion,
      level: marks.level,
      chosen: marks.chosen,
      teacher: shownTeacherName,
      releasedAt: submissions.releasedAt,
    })
    .from(marks)
    .innerJoin(submissions, eq(submissions.id, marks.submissionId))
    .innerJoin(teams, eq(teams.id, submissions.teamId))
    .innerJoin(worksheets, eq(worksheets.id, submissions.worksheetId))
    .innerJoin(teachers, eq(teachers.id, marks.teacherId))
    .leftJoin(students, eq(students.id, marks.studentId))
    .where(anyOf(marks.id, ids))
    .orderBy(...byHandIn, asc(marks.criterion), asc(marks.id));
}

export async function listCommentKeys(tx: Tx, activityId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: comments.id })
    .from(comments)
    .innerJoin(submissions, eq(submissions.id, comments.submissionId))
    .innerJoin(teams, eq(teams.id, submissions.teamId))
    .where(eq(submissions.activityId, activityId))
    .orderBy(...byHandIn, asc(comments.createdAt), asc(comments.id));
  return rows.map(({ id }) => id);
}

export function listGivenComments(tx: Tx, ids: readonly string[]) {
  return tx
    .select({
      team: teams.number,
      mode: submissions.mode,
      handedInAt: submissions.at,
      field: comments.field,
      passage: comments.passage,
      text: comments.text,
      teacher: shownTeacherName,
      at: comments.createdAt,
      releasedAt: submissions.releasedAt,
    })
    .from(comments)
    .innerJoin(submissions, eq(submissions.id, comments.submissionId))
    .innerJoin(teams, eq(teams.id, submissions.teamId))
    .innerJoin(teachers, eq(teachers.id, comments.teacherId))
    .where(anyOf(comments.id, ids))
    .orderBy(...byHandIn, asc(comments.createdAt), asc(comments.id));
}

/** The members of each submission at the hand-in (Q21). */
export async function listMembersAtHandIn(
  tx: Tx,
  ids: readonly string[],
): Promise<{ submissionId: string; memberIds: string[] }[]> {
  return tx
    .select({ submissionId: submissions.id, memberIds: memberIdsAtHandIn })
    .from(submissions)
    .where(anyOf(submissions.id, ids));
}
