import { and, asc, desc, eq, isNull, sql, type SQL } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { onlyRow } from "@/db/only-row";
import { shownTeacherName } from "@/lib/activity/queries/teacher-names";
import { documents, participants, students, submissions, teachers, teamMembers, teams, worksheets } from "@/db/schema";
import type { WorksheetTexts } from "@/lib/sync/format/fields";

export interface TeamCase {
  activityId: string;
  teamId: string;
  number: number;
  mode: string;
  worksheetId: string;
  epoch: number;
  /** Members who were not removed, by name; the seat determines the colour. */
  members: { id: string; name: string; seat: number }[];
}

/** Teams with the worksheet in which each writes now, by number. Teams without a worksheet are left out. */
export async function findTeamCases(tx: Tx, teamIds: readonly string[]): Promise<TeamCase[]> {
  if (teamIds.length === 0) return [];
  return tx
    .select({
      activityId: teams.activityId,
      teamId: teams.id,
      number: teams.number,
      mode: worksheets.mode,
      worksheetId: worksheets.id,
      epoch: documents.epoch,
      members: sql<TeamCase["members"]>`(
        select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'seat', tm.seat) order by s.name_key, s.id), '[]'::json)
        from team_members tm join students s on s.id = tm.student_id and s.removed_at is null where tm.team_id = ${teams.id})`,
    })
    .from(teams)
    .innerJoin(worksheets, and(eq(worksheets.teamId, teams.id), isNull(worksheets.archivedAt)))
    .innerJoin(documents, and(eq(documents.worksheetId, worksheets.id), isNull(documents.closedAt)))
    .where(anyOf(teams.id, teamIds))
    .orderBy(asc(teams.number));
}

export async function findTeamCase(tx: Tx, teamId: string): Promise<TeamCase | null> {
  const [row] = await findTeamCases(tx, [teamId]);
  return row ?? null;
}

export interface Submission {
  id: string;
  worksheetId: string;
  texts: WorksheetTexts;
  at: Date;
  /** The name of the person who handed it in; null for a student who was erased. */
  by: string | null;
}

/** The newest submission of each of these worksheets that was not taken back (Q2). */
export async function findLatestSubmissions(tx: Tx, worksheetIds: readonly string[]): Promise<Submission[]> {
  if (worksheetIds.length === 0) return [];
  return tx
    .selectDistinctOn([submissions.worksheetId], {
      id: submissions.id,
      worksheetId: submissions.worksheetId,
      texts: submissions.texts,
      at: submissions.at,
      by: sql<string | null>`coalesce(${students.name}, ${shownTeacherName})`,
    })
    .from(submissions)
    .leftJoin(students, eq(students.id, submissions.handedInByStudent))
    .leftJoin(teachers, eq(teachers.id, submissions.handedInByTeacher))
    .where(and(anyOf(submissions.worksheetId, worksheetIds), isNull(submissions.takenBackAt)))
    .orderBy(submissions.worksheetId, desc(submissions.at), desc(submissions.id));
}

/** Locks the worksheet until the transaction ends, so that hand-ins do not overlap. */
export async function lockWorksheet(tx: Tx, worksheetId: string): Promise<void> {
  await tx.select({ id: worksheets.id }).from(worksheets).where(eq(worksheets.id, worksheetId)).for("update");
}

/** Members of the team who are not absent (Q21). */
export async function findPresentMemberIds(tx: Tx, activityId: string, teamId: string): Promise<string[]> {
  const rows = await tx
    .select({ studentId: teamMembers.studentId })
    .from(teamMembers)
    .innerJoin(students, and(eq(students.id, teamMembers.studentId), isNull(students.removedAt)))
    .leftJoin(
      participants,
      and(eq(participants.studentId, teamMembers.studentId), eq(participants.activityId, activityId)),
    )
    .where(and(eq(teamMembers.teamId, teamId), isNull(participants.absentAt)));
  return rows.map((row) => row.studentId);
}

export async function insertSubmission(
  tx: Tx,
  values: typeof submissions.$inferInsert,
): Promise<{ id: string; at: Date }> {
  return onlyRow(await tx.insert(submissions).values(values).returning({ id: submissions.id, at: submissions.at }));
}

/** Takes back the worksheet's submissions. Returns how many were taken back. */
export function markTakenBack(tx: Tx, worksheetId: string, at: Date): Promise<number> {
  return writeTakenBack(tx, and(eq(submissions.worksheetId, worksheetId), isNull(submissions.takenBackAt)), at);
}

/** Takes one submission back; null hands it in again. */
export function setTakenBack(tx: Tx, submissionId: string, at: Date | null): Promise<number> {
  return writeTakenBack(tx, eq(submissions.id, submissionId), at);
}

async function writeTakenBack(tx: Tx, which: SQL | undefined, at: Date | null): Promise<number> {
  const rows = await tx.update(submissions).set({ takenBackAt: at }).where(which).returning({ id: submissions.id });
  return rows.length;
}

/** Live matches of the team, in any round, whose pages show its case. */
export async function findLiveMatchIds(tx: Tx, teamId: string): Promise<string[]> {
  const found = await tx.execute<{ id: string }>(
    sql`select m.id from matches m join match_teams mt on mt.match_id = m.id where mt.team_id = ${teamId} and mt.left_at is null and m.ended_at is null`,
  );
  return found.rows.map((row) => row.id);
}
