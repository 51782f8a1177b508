/** Students' actions that the teacher's journal shows. Newest first; with `before`, only older ones. */
import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { participants, submissions, teams } from "@/db/schema";

export async function listJoins(tx: Tx, activityId: string, most: number, before: Date | null) {
  const { studentId, joinedAt } = participants;
  const rows = await tx
    .select({ studentId, at: joinedAt })
    .from(participants)
    .where(
      and(
        eq(participants.activityId, activityId),
        isNotNull(joinedAt),
        before === null ? undefined : lt(joinedAt, before),
      ),
    )
    .orderBy(desc(joinedAt))
    .limit(most);
  return rows.flatMap(({ at, ...join }) => (at === null ? [] : [{ ...join, at }]));
}

export async function listStudentHandIns(tx: Tx, activityId: string, most: number, before: Date | null) {
  return tx
    .select({
      at: submissions.at,
      team: teams.number,
      again: sql<boolean>`exists (select 1 from submissions s where s.worksheet_id = ${submissions.worksheetId} and s.at < ${submissions.at})`,
    })
    .from(submissions)
    .innerJoin(teams, eq(teams.id, submissions.teamId))
    .where(
      and(
        eq(submissions.activityId, activityId),
        isNull(submissions.handedInByTeacher),
        before === null ? undefined : lt(submissions.at, before),
      ),
    )
    .orderBy(desc(submissions.at))
    .limit(most);
}

/** Leaves out take-backs by a teacher's undo, which have a journal entry. */
export async function listTakeBacks(tx: Tx, activityId: string, most: number, before: Date | null) {
  const { takenBackAt } = submissions;
  const byUndo = sql`exists (select 1 from journal j where j.activity_id = ${submissions.activityId} and j.at = ${takenBackAt} and j.kind in ('undo', 'redo'))`;
  const rows = await tx
    .selectDistinct({ at: takenBackAt, team: teams.number })
    .from(submissions)
    .innerJoin(teams, eq(teams.id, submissions.teamId))
    .where(
      and(
        eq(submissions.activityId, activityId),
        isNotNull(takenBackAt),
        sql`not ${byUndo}`,
        before === null ? undefined : lt(takenBackAt, before),
      ),
    )
    .orderBy(desc(takenBackAt))
    .limit(most);
  return rows.flatMap(({ at, ...taken }) => (at === null ? [] : [{ ...taken, at }]));
}
