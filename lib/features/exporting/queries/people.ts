/** Students, teams and matches, for export (T14). Keys are listed in the order of the exported table; rows are loaded for some keys at a time. */
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { feedback, matches, participants, students, teamMembers, teams } from "@/db/schema";

/** A student's name; null when the student was removed (B7). */
export const nameOf = sql<string | null>`case when ${students.removedAt} is null then ${students.name} end`;

export async function listStudentKeys(tx: Tx, classId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: students.id })
    .from(students)
    .where(and(eq(students.classId, classId), isNull(students.removedAt)))
    .orderBy(asc(students.nameKey), asc(students.id));
  return rows.map(({ id }) => id);
}

/** Students, each with their data in the activity. */
export function listPeople(tx: Tx, activityId: string, ids: readonly string[]) {
  return tx
    .select({
      id: students.id,
      name: students.name,
      schoolId: students.schoolId,
      email: students.email,
      section: students.section,
      onRoster: students.onRoster,
      extraTime: students.extraTime,
      joinedAt: participants.joinedAt,
      absentAt: participants.absentAt,
      sectionsRead: participants.sectionsRead,
      chosenMode: participants.chosenMode,
      teamId: teams.id,
      team: teams.number,
      mode: teams.mode,
    })
    .from(students)
    .leftJoin(participants, and(eq(participants.studentId, students.id), eq(participants.activityId, activityId)))
    .leftJoin(teamMembers, and(eq(teamMembers.studentId, students.id), eq(teamMembers.activityId, activityId)))
    .leftJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(anyOf(students.id, ids))
    .orderBy(asc(students.nameKey), asc(students.id));
}

export async function listTeamKeys(tx: Tx, activityId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(eq(teams.activityId, activityId))
    .orderBy(asc(teams.number), asc(teams.createdAt), asc(teams.id));
  return rows.map(({ id }) => id);
}

export function listTeams(tx: Tx, ids: readonly string[]) {
  return tx
    .select({
      number: teams.number,
      mode: teams.mode,
      createdAt: teams.createdAt,
      dissolvedAt: teams.dissolvedAt,
      members: sql<string[]>`(
        select coalesce(json_agg(s.name order by s.name_key, s.id), '[]'::json)
        from team_members tm join students s on s.id = tm.student_id and s.removed_at is null where tm.team_id = "teams"."id")`,
    })
    .from(teams)
    .where(anyOf(teams.id, ids))
    .orderBy(asc(teams.number), asc(teams.createdAt), asc(teams.id));
}

export async function listMatchKeys(tx: Tx, activityId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: matches.id })
    .from(matches)
    .where(eq(matches.activityId, activityId))
    .orderBy(asc(matches.round), asc(matches.createdAt), asc(matches.id));
  return rows.map(({ id }) => id);
}

export function listMatches(tx: Tx, ids: readonly string[]) {
  return tx
    .select({
      id: matches.id,
      round: matches.round,
      exemplarMode: matches.exemplarMode,
      createdAt: matches.createdAt,
      endedAt: matches.endedAt,
      /** In presenting order, including teams that left. */
      teams: sql<{ number: number; mode: string }[]>`(
        select coalesce(json_agg(json_build_object('number', t.number, 'mode', t.mode) order by mt.place), '[]'::json)
        from match_teams mt join teams t on t.id = mt.team_id where mt.match_id = "matches"."id")`,
    })
    .from(matches)
    .where(anyOf(matches.id, ids))
    .orderBy(asc(matches.round), asc(matches.createdAt), asc(matches.id));
}

export async function listFeedbackKeys(tx: Tx, activityId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: feedback.id })
    .from(feedback)
    .innerJoin(matches, eq(matches.id, feedback.matchId))
    .where(eq(matches.activityId, activityId))
    .orderBy(asc(matches.round), asc(feedback.createdAt), asc(feedback.id));
  return rows.map(({ id }) => id);
}

/** Feedback with the numbers of both teams. A removed student is not named. */
export function listGivenFeedback(tx: Tx, ids: readonly string[]) {
  const receiver = alias(teams, "receiver");
  return tx
    .select({
      id: feedback.id,
      round: matches.round,
      from: teams.number,
      to: receiver.number,
      sentAt: feedback.sentAt,
      sentBy: students.name,
      openedAt: feedback.openedAt,
      hiddenAt: feedback.hiddenAt,
    })
    .from(feedback)
    .innerJoin(matches, eq(matches.id, feedback.matchId))
    .innerJoin(teams, eq(teams.id, feedback.teamId))
    .leftJoin(receiver, eq(receiver.id, feedback.toTeamId))
    .leftJoin(students, and(eq(students.id, feedback.sentBy), isNull(students.removedAt)))
    .where(anyOf(feedback.id, ids))
    .orderBy(asc(matches.round), asc(feedback.createdAt), asc(feedback.id));
}
