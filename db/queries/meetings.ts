import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { matches, matchTeams, teams } from "@/db/schema";
import type { MeetingFacts } from "@/lib/rules/head-to-head";

/** Q9: every match of the activity, in any round, with the teams still in it. */
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
