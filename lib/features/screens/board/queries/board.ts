/** Queries for the teacher's board. Their number does not depend on the size of the class. */
import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { documents, matches, matchTeams, participants, returns, submissions, teams, worksheets } from "@/db/schema";
import type { Phase } from "@/lib/activity/rules/phases";

/** Live teams by number, with their current worksheet. */
export async function listBoardTeams(tx: Tx, activityId: string) {
  return tx
    .select({ id: teams.id, number: teams.number, mode: teams.mode, worksheetId: worksheets.id })
    .from(teams)
    .innerJoin(worksheets, and(eq(worksheets.teamId, teams.id), isNull(worksheets.archivedAt)))
    .where(and(eq(teams.activityId, activityId), isNull(teams.dissolvedAt)))
    .orderBy(asc(teams.number));
}

/** For each live worksheet, the submission that counts: the newest one not taken back. */
export async function listBoardSubmissions(tx: Tx, activityId: string) {
  return tx
    .selectDistinctOn([submissions.teamId], {
      id: submissions.id,
      teamId: submissions.teamId,
      at: submissions.at,
      title: sql<string>`${submissions.texts}->>'title'`,
      returnedAt: returns.at,
      again: sql<boolean>`exists (select 1 from returns r where r.worksheet_id = ${submissions.worksheetId} and r.submission_id <> ${submissions.id} and r.at < ${submissions.at})`,
    })
    .from(submissions)
    .innerJoin(worksheets, and(eq(worksheets.id, submissions.worksheetId), isNull(worksheets.archivedAt)))
    .innerJoin(teams, and(eq(teams.id, submissions.teamId), isNull(teams.dissolvedAt)))
    .leftJoin(returns, and(eq(returns.worksheetId, submissions.worksheetId), isNull(returns.endedAt)))
    .where(and(eq(submissions.activityId, activityId), isNull(submissions.takenBackAt)))
    .orderBy(submissions.teamId, desc(submissions.at), desc(submissions.id));
}

/** The teams in live matches of a round, a row each, in presenting order. */
export async function listBoardMatches(tx: Tx, activityId: string, round: number) {
  return tx
    .select({
      matchId: matches.id,
      teamId: matchTeams.teamId,
      exemplarMode: matches.exemplarMode,
      override: matches.override,
      presentingTeamId: matches.presentingTeamId,
      place: matchTeams.place,
      presented: sql<boolean>`${matchTeams.presentedAt} is not null`,
    })
    .from(matches)
    .innerJoin(matchTeams, and(eq(matchTeams.matchId, matches.id), isNull(matchTeams.leftAt)))
    .where(and(eq(matches.activityId, activityId), eq(matches.round, round), isNull(matches.endedAt)))
    .orderBy(asc(matchTeams.place));
}

/** The open document of each live team's worksheet. */
export async function listWorksheetDocuments(tx: Tx, activityId: string) {
  return tx
    .select({ worksheetId: worksheets.id, documentId: documents.id })
    .from(teams)
    .innerJoin(worksheets, and(eq(worksheets.teamId, teams.id), isNull(worksheets.archivedAt)))
    .innerJoin(documents, and(eq(documents.worksheetId, worksheets.id), isNull(documents.closedAt)))
    .where(and(eq(teams.activityId, activityId), isNull(teams.dissolvedAt)))
    .orderBy(asc(teams.number));
}

/** The furthest phase to which each student has gone on alone, by student; without those who have not gone on (Q30). */
export async function listReached(tx: Tx, activityId: string): Promise<Map<string, Phase>> {
  const rows = await tx
    .select({ studentId: participants.studentId, reached: participants.reached })
    .from(participants)
    .where(and(eq(participants.activityId, activityId), isNotNull(participants.reached)));
  return new Map(rows.flatMap(({ studentId, reached }) => (reached === null ? [] : [[studentId, reached] as const])));
}
