import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  documents,
  matches,
  matchTeams,
  participants,
  students,
  submissions,
  teamMembers,
  teams,
  worksheets,
} from "@/db/schema";
import { isWritten } from "@/lib/sync/queries/document-rows";
import { isAbsent } from "@/lib/features/people/joining/queries/participants";

export interface TeamRow {
  id: string;
  number: number;
  mode: string;
  locked: boolean;
  worksheetId: string | null;
  /** Whether anything was ever written in its worksheet. */
  begun: boolean;
  handedIn: boolean;
}

/** The live teams of an activity, by number. */
export async function listTeams(tx: Tx, activityId: string): Promise<TeamRow[]> {
  const live = tx
    .select({ id: worksheets.id })
    .from(worksheets)
    .where(and(eq(worksheets.teamId, teams.id), isNull(worksheets.archivedAt)));
  const written = tx
    .select({ one: sql`1` })
    .from(documents)
    .where(and(inArray(documents.worksheetId, live), isWritten(sql`${documents.id}`)));
  const handed = tx
    .select({ one: sql`1` })
    .from(submissions)
    .where(and(inArray(submissions.worksheetId, live), isNull(submissions.takenBackAt)));
  return tx
    .select({
      id: teams.id,
      number: teams.number,
      mode: teams.mode,
      locked: teams.locked,
      worksheetId: sql<string | null>`(${live})`,
      begun: sql<boolean>`${exists(written)}`,
      handedIn: sql<boolean>`${exists(handed)}`,
    })
    .from(teams)
    .where(and(eq(teams.activityId, activityId), isNull(teams.dissolvedAt)))
    .orderBy(asc(teams.number));
}

export interface StudentRow {
  id: string;
  name: string;
  /** The student's class group; "" without one (T15). */
  section: string;
  onRoster: boolean;
  /** Whether the student has opened the activity. */
  opened: boolean;
  absent: boolean;
  chosenMode: string | null;
  teamId: string | null;
  /** The student's seat in the team; null without a team. */
  seat: number | null;
}

/** Every student of the class who was not removed, by name, with their state in the activity. */
export async function listStudents(tx: Tx, classId: string, activityId: string): Promise<StudentRow[]> {
  return tx
    .select({
      id: students.id,
      name: students.name,
      onRoster: students.onRoster,
      section: students.section,
      opened: sql<boolean>`${participants.joinedAt} is not null`,
      absent: isAbsent,
      chosenMode: participants.chosenMode,
      teamId: teams.id,
      seat: teamMembers.seat,
    })
    .from(students)
    .leftJoin(participants, and(eq(participants.studentId, students.id), eq(participants.activityId, activityId)))
    .leftJoin(teamMembers, and(eq(teamMembers.studentId, students.id), eq(teamMembers.activityId, activityId)))
    .leftJoin(teams, and(eq(teams.id, teamMembers.teamId), isNull(teams.dissolvedAt)))
    .where(and(eq(students.classId, classId), isNull(students.removedAt)))
    .orderBy(asc(students.nameKey), asc(students.id));
}

export interface MatchRow {
  id: string;
  exemplarMode: string | null;
  override: boolean;
  locked: boolean;
  ended: boolean;
  presentingTeamId: string | null;
  /** In presenting order. `left`: the team has left the match, which continues. */
  teams: { teamId: string; place: number; left: boolean }[];
}

const seats = sql<MatchRow["teams"]>`(
  select coalesce(json_agg(json_build_object('teamId', mt.team_id, 'place', mt.place, 'left', mt.left_at is not null) order by mt.place), '[]'::json)
  from match_teams mt where mt.match_id = ${matches.id})`;

/** The matches of one round, including ended ones, because the same teams matched again get their match back (Q8). */
export async function listMatches(tx: Tx, activityId: string, round: number): Promise<MatchRow[]> {
  return tx
    .select({
      id: matches.id,
      exemplarMode: matches.exemplarMode,
      override: matches.override,
      locked: matches.locked,
      ended: sql<boolean>`${matches.endedAt} is not null`,
      presentingTeamId: matches.presentingTeamId,
      teams: seats,
    })
    .from(matches)
    .where(and(eq(matches.activityId, activityId), eq(matches.round, round)))
    .orderBy(asc(matches.createdAt), asc(matches.id));
}

/** The teams in each match of earlier rounds (Q18). Matches ended by re-pairing do not count. */
export async function listEarlierMeetings(tx: Tx, activityId: string, round: number): Promise<string[][]> {
  const rows = await tx
    .select({ teamIds: sql<string[]>`json_agg(${matchTeams.teamId})` })
    .from(matches)
    .innerJoin(matchTeams, and(eq(matchTeams.matchId, matches.id), isNull(matchTeams.leftAt)))
    .where(and(eq(matches.activityId, activityId), lt(matches.round, round), isNull(matches.endedAt)))
    .groupBy(matches.id);
  return rows.map((row) => row.teamIds);
}

/** How many students have chosen each mode, not counting `except` (Q14). */
export async function countChoices(
  tx: Tx,
  activityId: string,
  except: string | null = null,
): Promise<Map<string, number>> {
  const rows = await tx
    .select({ mode: sql<string>`${participants.chosenMode}`, count: sql<number>`count(*)::int` })
    .from(participants)
    .innerJoin(students, eq(students.id, participants.studentId))
    .where(
      and(
        eq(participants.activityId, activityId),
        isNotNull(participants.chosenMode),
        isNull(students.removedAt),
        isNull(participants.absentAt),
        except === null ? undefined : sql`${participants.studentId} <> ${except}`,
      ),
    )
    .groupBy(participants.chosenMode);
  return new Map(rows.map((row) => [row.mode, row.count]));
}

/** Former modes of live teams, whose worksheets can be reopened (T7). */
export async function listFormerModes(tx: Tx, activityId: string): Promise<{ teamId: string; mode: string }[]> {
  return tx
    .select({ teamId: worksheets.teamId, mode: worksheets.mode })
    .from(worksheets)
    .innerJoin(teams, eq(teams.id, worksheets.teamId))
    .where(and(eq(teams.activityId, activityId), isNull(teams.dissolvedAt), isNotNull(worksheets.archivedAt)));
}

/** Ended teams with text in the worksheet of their last mode, the latest first (T7). */
export async function listEndedTeams(
  tx: Tx,
  activityId: string,
): Promise<{ id: string; number: number; mode: string }[]> {
  const written = tx
    .select({ one: sql`1` })
    .from(worksheets)
    .innerJoin(documents, eq(documents.worksheetId, worksheets.id))
    .where(and(eq(worksheets.teamId, teams.id), eq(worksheets.mode, teams.mode), isWritten(sql`${documents.id}`)));
  return tx
    .select({ id: teams.id, number: teams.number, mode: teams.mode })
    .from(teams)
    .where(and(eq(teams.activityId, activityId), isNotNull(teams.dissolvedAt), exists(written)))
    .orderBy(desc(teams.dissolvedAt), asc(teams.number));
}
