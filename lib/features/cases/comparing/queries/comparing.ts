import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { documents, matches, matchTeams } from "@/db/schema";

export interface TeamMatch {
  id: string;
  round: number;
  exemplarMode: string | null;
  endedAt: Date | null;
  presentingTeamId: string | null;
  presentingSince: Date | null;
  presentingPart: string | null;
  epoch: number;
  /** When the requested team left the match, if the match continued without it (Q8). */
  leftAt: Date | null;
  /** Teams in the match, in presenting order, without teams that left. */
  teams: MatchPlace[];
}

export interface MatchPlace {
  teamId: string;
  place: number;
  /** Determines its members' colours in the notes. */
  seat: number;
  presented: boolean;
}

/** Matches that each team is or was in, newest round first, live matches before ended ones. */
export async function findMatchesOfTeams(tx: Tx, teamIds: readonly string[]): Promise<Map<string, TeamMatch[]>> {
  const rows = await tx
    .select({ ...columns, leftAt: matchTeams.leftAt, ofTeam: matchTeams.teamId })
    .from(matchTeams)
    .innerJoin(matches, eq(matches.id, matchTeams.matchId))
    .innerJoin(documents, and(eq(documents.matchId, matches.id), isNull(documents.closedAt)))
    .where(anyOf(matchTeams.teamId, teamIds))
    .orderBy(sql`${matches.round} desc, ${matches.endedAt} is not null, ${matches.createdAt} desc`);
  const found = new Map(teamIds.map((teamId): [string, TeamMatch[]] => [teamId, []]));
  for (const { ofTeam, ...match } of await withTeams(tx, rows)) found.get(ofTeam)?.push(match);
  return found;
}

/** Locks the match until the transaction ends; null when there is no such match. */
export async function lockMatch(tx: Tx, activityId: string, matchId: string): Promise<TeamMatch | null> {
  const [row] = await tx
    .select(columns)
    .from(matches)
    .innerJoin(documents, and(eq(documents.matchId, matches.id), isNull(documents.closedAt)))
    .where(and(eq(matches.id, matchId), eq(matches.activityId, activityId)))
    .for("update");
  if (row === undefined) return null;
  const [match] = await withTeams(tx, [{ ...row, leftAt: null }]);
  return match ?? null;
}

const columns = {
  id: matches.id,
  round: matches.round,
  exemplarMode: matches.exemplarMode,
  endedAt: matches.endedAt,
  presentingTeamId: matches.presentingTeamId,
  presentingSince: matches.presentingSince,
  presentingPart: matches.presentingPart,
  epoch: documents.epoch,
};

async function withTeams<M extends Omit<TeamMatch, "teams">>(
  tx: Tx,
  rows: readonly M[],
): Promise<(M & Pick<TeamMatch, "teams">)[]> {
  if (rows.length === 0) return [];
  const places = await tx
    .select({
      matchId: matchTeams.matchId,
      teamId: matchTeams.teamId,
      place: matchTeams.place,
      seat: matchTeams.seat,
      presented: sql<boolean>`${matchTeams.presentedAt} is not null`,
    })
    .from(matchTeams)
    .innerJoin(matches, eq(matches.id, matchTeams.matchId))
    .where(
      and(
        anyOf(
          matchTeams.matchId,
          rows.map(({ id }) => id),
        ),
        sql`(${matchTeams.leftAt} is null or ${matchTeams.leftAt} >= ${matches.endedAt})`,
      ),
    )
    .orderBy(asc(matchTeams.place));
  return rows.map((row) => ({
    ...row,
    teams: places.filter(({ matchId }) => matchId === row.id).map(({ matchId: _, ...place }) => place),
  }));
}

/** The newest document of a match's notes; null when the match has no notes. */
export async function findNotesDocument(tx: Tx, matchId: string): Promise<string | null> {
  const [document] = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(eq(documents.matchId, matchId))
    .orderBy(desc(documents.epoch))
    .limit(1);
  return document?.id ?? null;
}

export async function setPresenting(
  tx: Tx,
  matchId: string,
  to: { teamId: string; since: Date; part: string } | null,
): Promise<void> {
  await tx
    .update(matches)
    .set({ presentingTeamId: to?.teamId ?? null, presentingSince: to?.since ?? null, presentingPart: to?.part ?? null })
    .where(eq(matches.id, matchId));
}

/** Moves the start of all running presentations of an activity. */
export async function shiftPresenting(tx: Tx, activityId: string, ms: number): Promise<void> {
  await tx
    .update(matches)
    .set({ presentingSince: sql`${matches.presentingSince} + ${ms} * interval '1 millisecond'` })
    .where(and(eq(matches.activityId, activityId), isNotNull(matches.presentingSince)));
}

export async function setPresentingPart(tx: Tx, matchId: string, part: string): Promise<void> {
  await tx.update(matches).set({ presentingPart: part }).where(eq(matches.id, matchId));
}

export async function markPresented(tx: Tx, matchId: string, teamId: string, at: Date): Promise<void> {
  await tx
    .update(matchTeams)
    .set({ presentedAt: at })
    .where(and(eq(matchTeams.matchId, matchId), eq(matchTeams.teamId, teamId)));
}

export async function setPlaces(tx: Tx, matchId: string, teamIds: readonly string[]): Promise<void> {
  for (const [index, teamId] of teamIds.entries()) {
    await tx
      .update(matchTeams)
      .set({ place: index + 1 })
      .where(and(eq(matchTeams.matchId, matchId), eq(matchTeams.teamId, teamId)));
  }
}
