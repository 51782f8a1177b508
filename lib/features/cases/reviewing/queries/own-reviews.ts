/** Reviews as students see them (T12). */
import { and, desc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { onlyRow } from "@/db/only-row";
import { submissions, worksheets } from "@/db/schema";
import { reviewFacts } from "@/lib/features/cases/writing/queries/submissions";

interface TeamMember {
  studentId: string;
  teamId: string | null;
}

/** The case of a submission, and who may read its review. */
const caseColumns = {
  ...reviewFacts,
  id: submissions.id,
  worksheetId: submissions.worksheetId,
  mode: submissions.mode,
  texts: submissions.texts,
  at: submissions.at,
};

/** `mayReadMarks` of lib/activity/rules/access as an SQL condition. A test draws facts and compares both (own-reviews-random.int.test.ts). */
const isReleasedTo = (activityId: string, { studentId, teamId }: TeamMember) =>
  and(
    eq(submissions.activityId, activityId),
    isNotNull(submissions.releasedAt),
    isNull(submissions.takenBackAt),
    or(
      sql`exists (select 1 from students p where p.id = any(${submissions.memberIds}) and coalesce(p.merged_into, p.id) = ${studentId})`,
      sql`exists (select 1 from marks m where m.submission_id = ${submissions.id} and m.student_id = ${studentId})`,
      teamId === null ? undefined : eq(submissions.teamId, teamId),
    ),
  );

/** For each worksheet, the last submission that is released to the student; newest first. */
export async function listReleased(tx: Tx, activityId: string, student: TeamMember) {
  const rows = await tx
    .selectDistinctOn([submissions.worksheetId], {
      ...caseColumns,
      /** Whether the team has handed in again, and that submission is not released yet. */
      later: sql<boolean>`exists (
        select 1 from submissions s where s.worksheet_id = submissions.worksheet_id and s.taken_back_at is null and s.at > submissions.at)`,
    })
    .from(submissions)
    .where(isReleasedTo(activityId, student))
    .orderBy(submissions.worksheetId, desc(submissions.at), desc(submissions.id));
  return rows.sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** Returned submissions with comments that these teams have answered with another hand-in, newest first (Q12). */
export async function listAnsweredReturns(tx: Tx, teamIds: readonly string[]) {
  return tx
    .select(caseColumns)
    .from(submissions)
    .innerJoin(worksheets, and(eq(worksheets.id, submissions.worksheetId), isNull(worksheets.archivedAt)))
    .where(
      and(
        anyOf(submissions.teamId, teamIds),
        sql`exists (select 1 from returns r where r.submission_id = ${submissions.id} and r.ended_by = 'hand-in')`,
        sql`exists (select 1 from comments c where c.submission_id = ${submissions.id})`,
      ),
    )
    .orderBy(desc(submissions.at), desc(submissions.id));
}

/** Whether the team's worksheet is returned, and whether a review is released to the student: for the top of each student page. */
export async function findReviewNews(
  tx: Tx,
  activityId: string,
  student: TeamMember,
): Promise<{ returned: boolean; released: boolean }> {
  const found = await tx.execute<{ returned: boolean; released: boolean }>(sql`select
    exists (
      select 1 from returns r join worksheets w on w.id = r.worksheet_id
      where w.team_id = ${student.teamId}::uuid and w.archived_at is null and r.ended_at is null) as returned,
    exists (select 1 from ${submissions} where ${isReleasedTo(activityId, student)}) as released`);
  return onlyRow(found.rows);
}
