import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { shownTeacherName } from "@/lib/activity/queries/teacher-names";
import { returns, students, submissions, teachers, teams, worksheets } from "@/db/schema";
import { isUuid } from "@/lib/process/uuid";

/** Members at the hand-in; a merged student by the id they were merged into (Q21). */
export const memberIdsAtHandIn = sql<string[]>`(
  select coalesce(array_agg(distinct coalesce(p.merged_into, p.id)), '{}') from students p where p.id = any(${submissions.memberIds}))`;

// In a query of one table drizzle writes a column without its table, which a subquery would take for a column of its own.
const submissionId = sql.raw("submissions.id");

/** The students who have their own marks (Q21). */
export const ownerIdsOfMarks = sql<string[]>`(
  select coalesce(array_agg(distinct m.student_id), '{}') from marks m where m.submission_id = ${submissionId} and m.student_id is not null)`;

/** The facts by which `mayReadMarks` and `mayReadComments` of lib/activity/rules/access decide. */
export const reviewFacts = {
  teamId: submissions.teamId,
  memberIds: memberIdsAtHandIn,
  ownerIds: ownerIdsOfMarks,
  takenBack: sql<boolean>`${submissions.takenBackAt} is not null`,
  released: sql<boolean>`${submissions.releasedAt} is not null`,
  returned: sql<boolean>`exists (
    select 1 from returns r where r.submission_id = ${submissionId} and (r.ended_at is null or r.ended_by = 'hand-in'))`,
};

export type SubmissionRow = NonNullable<Awaited<ReturnType<typeof findSubmission>>>;

/** One submission of the activity as it was handed in, even if it was taken back; null for any other id. */
export async function findSubmission(tx: Tx, activityId: string, submissionId: string) {
  if (!isUuid(submissionId)) return null;
  const [row] = await tx
    .select({
      id: submissions.id,
      ...reviewFacts,
      number: teams.number,
      worksheetId: submissions.worksheetId,
      /** Whether its team was dissolved or has changed its mode since (T7). */
      archived: sql<boolean>`${worksheets.archivedAt} is not null`,
      mode: submissions.mode,
      texts: submissions.texts,
      at: submissions.at,
      by: sql<string | null>`coalesce(${students.name}, ${shownTeacherName})`,
      takenBackAt: submissions.takenBackAt,
      releasedAt: submissions.releasedAt,
      marksCarried: submissions.marksCarried,
      /** When it was returned; null when it is not returned now (Q12). */
      returnedAt: returns.at,
      /** The worksheet's newest submission that was not taken back: the one that counts. */
      newestId: sql<string | null>`(
        select s.id from submissions s where s.worksheet_id = ${worksheets.id} and s.taken_back_at is null order by s.at desc, s.id desc limit 1)`,
    })
    .from(submissions)
    .leftJoin(returns, and(eq(returns.submissionId, submissions.id), isNull(returns.endedAt)))
    .innerJoin(teams, eq(teams.id, submissions.teamId))
    .innerJoin(worksheets, eq(worksheets.id, submissions.worksheetId))
    .leftJoin(students, eq(students.id, submissions.handedInByStudent))
    .leftJoin(teachers, eq(teachers.id, submissions.handedInByTeacher))
    .where(and(eq(submissions.id, submissionId), eq(submissions.activityId, activityId)));
  return row ?? null;
}

/** All submissions of a worksheet, oldest first. */
export async function listSubmissionsOf(tx: Tx, worksheetId: string) {
  return tx
    .select({ id: submissions.id, at: submissions.at, takenBackAt: submissions.takenBackAt })
    .from(submissions)
    .where(eq(submissions.worksheetId, worksheetId))
    .orderBy(asc(submissions.at), asc(submissions.id));
}
