import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { activities, matches, matchTeams, teamMembers, teams, worksheets } from "@/db/schema";
import { worksheetTexts, type WorksheetTexts } from "@/lib/sync/format/fields";

export interface CaseRow {
  teamId: string;
  number: number;
  mode: string;
  worksheetId: string;
  included: boolean;
  /** The latest submission that was not taken back. */
  submission: { texts: WorksheetTexts; memberIds: string[] } | null;
}

/** The current worksheet of each live team with its latest submission. Archived worksheets are left out (T7). */
export function listCases(tx: Tx, activityId: string): Promise<CaseRow[]> {
  return tx
    .select({
      teamId: teams.id,
      number: teams.number,
      mode: worksheets.mode,
      worksheetId: worksheets.id,
      included: sql<boolean>`${worksheets.inCasebookAt} is not null`,
      submission: sql`(
        select json_build_object('texts', s.texts, 'memberIds', array(select distinct coalesce(p.merged_into, p.id) from students p where p.id = any(s.member_ids))) from submissions s
        where s.worksheet_id = ${worksheets.id} and s.taken_back_at is null order by s.at desc, s.id desc limit 1)`.mapWith(
        (stored: NonNullable<CaseRow["submission"]>): CaseRow["submission"] => ({
          ...stored,
          texts: worksheetTexts(stored.texts),
        }),
      ),
    })
    .from(teams)
    .innerJoin(worksheets, and(eq(worksheets.teamId, teams.id), isNull(worksheets.archivedAt)))
    .where(and(eq(teams.activityId, activityId), isNull(teams.dissolvedAt)))
    .orderBy(asc(teams.number));
}

export function listTeamMembers(tx: Tx, activityId: string): Promise<{ teamId: string; studentId: string }[]> {
  return tx
    .select({ teamId: teamMembers.teamId, studentId: teamMembers.studentId })
    .from(teamMembers)
    .where(eq(teamMembers.activityId, activityId));
}

/** Matches that were not ended by re-pairing, with the teams still in them. */
export function listLiveMatchTeams(
  tx: Tx,
  activityId: string,
): Promise<{ matchId: string; round: number; teamId: string }[]> {
  return tx
    .select({ matchId: matches.id, round: matches.round, teamId: matchTeams.teamId })
    .from(matches)
    .innerJoin(matchTeams, and(eq(matchTeams.matchId, matches.id), isNull(matchTeams.leftAt)))
    .where(and(eq(matches.activityId, activityId), isNull(matches.endedAt)))
    .orderBy(asc(matches.round), asc(matchTeams.place));
}

/** Stores when the worksheet was included without being handed in; null excludes it (Q3). */
export async function setInCasebook(tx: Tx, worksheetId: string, at: Date | null): Promise<void> {
  await tx.update(worksheets).set({ inCasebookAt: at }).where(eq(worksheets.id, worksheetId));
}

export async function setNotesInCasebook(tx: Tx, activityId: string, on: boolean): Promise<void> {
  await tx.update(activities).set({ notesInCasebook: on }).where(eq(activities.id, activityId));
}
