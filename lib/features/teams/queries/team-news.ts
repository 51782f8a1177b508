import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { participants, students, teamMembers, teams } from "@/db/schema";
import type { SeenTeam } from "@/lib/features/teams/rules/team-news";

export interface TeamFacts {
  seen: SeenTeam | null;
  now: SeenTeam;
  seenTeamEnded: boolean;
  /** Names of all students in `seen` or `now`, by id. */
  names: Record<string, string>;
}

/** Each student's team now, and as they last saw it, in the order of `asked`. */
export async function findTeamFacts(
  tx: Tx,
  asked: readonly { activityId: string; studentId: string }[],
): Promise<TeamFacts[]> {
  const [activityIds, studentIds] = [
    [...new Set(asked.map((one) => one.activityId))],
    [...new Set(asked.map((one) => one.studentId))],
  ];
  const rows = await tx
    .select({
      activityId: participants.activityId,
      studentId: participants.studentId,
      seen: participants.teamSeen,
      id: teams.id,
      number: teams.number,
      mode: teams.mode,
    })
    .from(participants)
    .leftJoin(
      teamMembers,
      and(eq(teamMembers.activityId, participants.activityId), eq(teamMembers.studentId, participants.studentId)),
    )
    .leftJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(and(anyOf(participants.activityId, activityIds), anyOf(participants.studentId, studentIds)));
  const teamIds = rows.flatMap(({ id, seen }) => [id, seen?.team?.id].filter((one) => one != null));
  const [ended, mates] = await Promise.all([findEnded(tx, teamIds), findMates(tx, teamIds)]);
  const seenIds = rows.flatMap(({ seen }) => seen?.mateIds ?? []);
  const names = await findNames(tx, [...new Set([...seenIds, ...mates.map(({ studentId }) => studentId)])]);
  return asked.map(({ activityId, studentId }) => {
    const row = rows.find((one) => one.activityId === activityId && one.studentId === studentId);
    const team =
      row?.id == null || row.number === null || row.mode === null
        ? null
        : { id: row.id, number: row.number, mode: row.mode };
    const mateIds =
      team === null
        ? []
        : mates.filter((mate) => mate.teamId === team.id && mate.studentId !== studentId).map((mate) => mate.studentId);
    const known = [...names].filter(([id]) => mateIds.includes(id) || row?.seen?.mateIds.includes(id) === true);
    return {
      seen: row?.seen ?? null,
      now: { team, mateIds },
      seenTeamEnded: ended.has(row?.seen?.team?.id ?? ""),
      names: Object.fromEntries(known),
    };
  });
}

async function findEnded(tx: Tx, teamIds: readonly string[]): Promise<Set<string>> {
  if (teamIds.length === 0) return new Set();
  const rows = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(anyOf(teams.id, teamIds), sql`${teams.dissolvedAt} is not null`));
  return new Set(rows.map(({ id }) => id));
}

function findMates(tx: Tx, teamIds: readonly string[]): Promise<{ teamId: string; studentId: string }[]> {
  if (teamIds.length === 0) return Promise.resolve([]);
  return tx
    .select({ teamId: teamMembers.teamId, studentId: teamMembers.studentId })
    .from(teamMembers)
    .innerJoin(students, eq(students.id, teamMembers.studentId))
    .where(anyOf(teamMembers.teamId, teamIds))
    .orderBy(asc(students.nameKey), asc(students.id));
}

async function findNames(tx: Tx, studentIds: readonly string[]): Promise<Map<string, string>> {
  if (studentIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: students.id, name: students.name })
    .from(students)
    .where(and(anyOf(students.id, studentIds), isNull(students.removedAt)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function setTeamSeen(tx: Tx, activityId: string, studentId: string, seen: SeenTeam): Promise<void> {
  await tx
    .update(participants)
    .set({ teamSeen: seen })
    .where(and(eq(participants.activityId, activityId), eq(participants.studentId, studentId)));
}
