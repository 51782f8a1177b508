import { and, eq, isNull, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { activities, documents, matches, matchTeams, submissions, teams, worksheets } from "@/db/schema";
import { randomId } from "@/lib/process/random-id";
import type { MeetingFacts } from "@/lib/features/teams/matches/rules/meetings";

export interface MatchValues {
  exemplarMode: string | null;
  override: boolean;
  /** undefined leaves the lock as it was; a new match is not locked. */
  locked?: boolean;
}

/** Inserts matches, each with its notes document, in three statements for any number. `teamIds` in presenting order. Returns their ids. */
export async function insertMatches(
  tx: Tx,
  given: readonly (MatchValues & { activityId: string; round: number; teamIds: readonly string[] })[],
): Promise<string[]> {
  if (given.length === 0) return [];
  const all = given.map((match) => ({ ...match, id: randomId() }));
  await tx.insert(matches).values(
    all.map(({ id, activityId, round, exemplarMode, override, locked }) => ({
      id,
      activityId,
      round,
      exemplarMode,
      override,
      locked,
    })),
  );
  await tx
    .insert(matchTeams)
    .values(
      all.flatMap(({ id, teamIds }) => teamIds.map((teamId, i) => ({ matchId: id, teamId, place: i + 1, seat: i }))),
    );
  await tx.insert(documents).values(all.map(({ id }) => ({ kind: "notes" as const, matchId: id })));
  return all.map(({ id }) => id);
}

const noPresentation = { presentingTeamId: null, presentingSince: null, presentingPart: null };

/** Ends matches; their notes become read-only (Q8). */
export async function endMatches(tx: Tx, matchIds: readonly string[], now: Date): Promise<void> {
  if (matchIds.length === 0) return;
  await tx
    .update(matches)
    .set({ endedAt: now, ...noPresentation })
    .where(anyOf(matches.id, matchIds));
}

/** Revives a match with its notes, for the same teams in the same round (Q8). */
export async function reviveMatch(tx: Tx, matchId: string, values: MatchValues): Promise<void> {
  await tx
    .update(matches)
    .set({ ...values, endedAt: null })
    .where(eq(matches.id, matchId));
}

export async function setMatchValues(tx: Tx, matchId: string, values: MatchValues): Promise<void> {
  await tx.update(matches).set(values).where(eq(matches.id, matchId));
}

/** A locked match stays when teams are matched again (T5). */
export async function setMatchLocked(tx: Tx, matchId: string, locked: boolean): Promise<void> {
  await tx.update(matches).set({ locked }).where(eq(matches.id, matchId));
}

/** The teams in a match, ended or not. */
export async function findSeatedTeams(tx: Tx, matchId: string): Promise<string[]> {
  const rows = await tx
    .select({ teamId: matchTeams.teamId })
    .from(matchTeams)
    .where(and(eq(matchTeams.matchId, matchId), isNull(matchTeams.leftAt)));
  return rows.map((row) => row.teamId);
}

/** Changes which teams are in a live match. */
export async function changeSeats(
  tx: Tx,
  matchId: string,
  { from, to }: { from: readonly string[]; to: readonly string[] },
  now: Date,
): Promise<void> {
  for (const teamId of from) if (!to.includes(teamId)) await leaveMatch(tx, matchId, teamId, now);
  for (const teamId of to) if (!from.includes(teamId)) await joinMatch(tx, matchId, teamId);
}

/** Adds a team to a live match; it presents last. */
async function joinMatch(tx: Tx, matchId: string, teamId: string): Promise<void> {
  await tx
    .insert(matchTeams)
    .values({
      matchId,
      teamId,
      place: sql`(select coalesce(max(place), 0) + 1 from match_teams where match_id = ${matchId})`,
      seat: sql`(select coalesce(max(seat), -1) + 1 from match_teams where match_id = ${matchId})`,
    })
    .onConflictDoUpdate({ target: [matchTeams.matchId, matchTeams.teamId], set: { leftAt: null } });
}

/** Takes a team out of a live match, and ends its presentation. */
async function leaveMatch(tx: Tx, matchId: string, teamId: string, now: Date): Promise<void> {
  await tx
    .update(matchTeams)
    .set({ leftAt: now })
    .where(and(eq(matchTeams.matchId, matchId), eq(matchTeams.teamId, teamId), isNull(matchTeams.leftAt)));
  await tx
    .update(matches)
    .set(noPresentation)
    .where(and(eq(matches.id, matchId), eq(matches.presentingTeamId, teamId)));
}

export async function setRound(tx: Tx, activityId: string, round: number): Promise<void> {
  await tx.update(activities).set({ round }).where(eq(activities.id, activityId));
}

/** Matches of these activities that have not ended, in any round, with the teams still in them. */
export async function listSeatedMatches(
  tx: Tx,
  activityIds: readonly string[],
): Promise<{ activityId: string; matchId: string; teamIds: string[] }[]> {
  if (activityIds.length === 0) return [];
  return tx
    .select({
      activityId: matches.activityId,
      matchId: matches.id,
      teamIds: sql<string[]>`array_agg(${matchTeams.teamId}::text)`,
    })
    .from(matches)
    .innerJoin(matchTeams, and(eq(matchTeams.matchId, matches.id), isNull(matchTeams.leftAt)))
    .where(and(anyOf(matches.activityId, activityIds), isNull(matches.endedAt)))
    .groupBy(matches.id);
}

/** The team's live match of this round, with the teams still in it; null without one. */
export async function findSeatOf(
  tx: Tx,
  teamId: string,
  round: number,
): Promise<{ exemplarMode: string | null; teamIds: string[] } | null> {
  const [match] = await tx
    .select({ id: matches.id, exemplarMode: matches.exemplarMode })
    .from(matches)
    .innerJoin(matchTeams, and(eq(matchTeams.matchId, matches.id), isNull(matchTeams.leftAt)))
    .where(and(eq(matchTeams.teamId, teamId), eq(matches.round, round), isNull(matches.endedAt)));
  return match === undefined
    ? null
    : { exemplarMode: match.exemplarMode, teamIds: await findSeatedTeams(tx, match.id) };
}

/** The teams of the activity that have handed in, with when they did so first, as far as it was not undone. */
export async function listHandedInTeams(tx: Tx, activityId: string): Promise<{ id: string; handedInAt: Date }[]> {
  return tx
    .select({ id: teams.id, handedInAt: sql<Date>`min(${submissions.at})`.mapWith(submissions.at) })
    .from(submissions)
    .innerJoin(worksheets, and(eq(worksheets.id, submissions.worksheetId), isNull(worksheets.archivedAt)))
    .innerJoin(teams, and(eq(teams.id, worksheets.teamId), isNull(teams.dissolvedAt)))
    .where(and(eq(teams.activityId, activityId), isNull(submissions.takenBackAt)))
    .groupBy(teams.id);
}

/** Every match of the activity, in any round, with the teams still in it (Q9). */
export async function listMeetings(tx: Tx, activityId: string): Promise<MeetingFacts[]> {
  const rows = await tx
    .select({ matchId: matches.id, endedAt: matches.endedAt, teamId: teams.id, mode: teams.mode })
    .from(matches)
    .innerJoin(matchTeams, and(eq(matchTeams.matchId, matches.id), isNull(matchTeams.leftAt)))
    .innerJoin(teams, eq(teams.id, matchTeams.teamId))
    .where(eq(matches.activityId, activityId));
  const found = new Map<string, { ended: boolean; teams: { teamId: string; mode: string }[] }>();
  for (const { matchId, endedAt, teamId, mode } of rows) {
    const meeting = found.get(matchId) ?? { ended: endedAt !== null, teams: [] };
    meeting.teams.push({ teamId, mode });
    found.set(matchId, meeting);
  }
  return [...found.values()];
}
