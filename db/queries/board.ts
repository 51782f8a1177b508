/** What the teacher's activity page shows, in a handful of queries whatever the size of the class. */
import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ballots, matches, matchTeams, participants, students, submissions, teamMembers, teams, worksheets } from "@/db/schema";

/** Teams that are there, by number, with the worksheet they write in. */
export async function listBoardTeams(tx: Tx, activityId: string) {
  return tx
    .select({ id: teams.id, number: teams.number, mode: teams.mode, worksheetId: worksheets.id })
    .from(teams)
    .innerJoin(worksheets, and(eq(worksheets.teamId, teams.id), isNull(worksheets.archivedAt)))
    .where(and(eq(teams.activityId, activityId), isNull(teams.dissolvedAt)))
    .orderBy(asc(teams.number));
}

/** Everyone in the class, by name, as this activity knows them. */
export async function listBoardStudents(tx: Tx, activityId: string, classId: string) {
  return tx
    .select({ id: students.id, name: students.name, joinedAt: participants.joinedAt, absentAt: participants.absentAt, teamId: teamMembers.teamId })
    .from(students)
    .leftJoin(participants, and(eq(participants.studentId, students.id), eq(participants.activityId, activityId)))
    .leftJoin(teamMembers, and(eq(teamMembers.studentId, students.id), eq(teamMembers.activityId, activityId)))
    .where(and(eq(students.classId, classId), isNull(students.removedAt)))
    .orderBy(asc(students.nameKey));
}

/** The submission that counts of each live worksheet: the newest not taken back. */
export async function listBoardSubmissions(tx: Tx, activityId: string) {
  return tx
    .selectDistinctOn([submissions.teamId], {
      id: submissions.id,
      teamId: submissions.teamId,
      at: submissions.at,
      title: sql<string>`${submissions.texts}->>'title'`,
    })
    .from(submissions)
    .innerJoin(worksheets, and(eq(worksheets.id, submissions.worksheetId), isNull(worksheets.archivedAt)))
    .innerJoin(teams, and(eq(teams.id, submissions.teamId), isNull(teams.dissolvedAt)))
    .where(and(eq(submissions.activityId, activityId), isNull(submissions.takenBackAt)))
    .orderBy(submissions.teamId, desc(submissions.at));
}

/** Live matches of a round: each team that is in one, in presenting order. */
export async function listBoardMatches(tx: Tx, activityId: string, round: number) {
  return tx
    .select({ matchId: matches.id, teamId: matchTeams.teamId, exemplarMode: matches.exemplarMode, override: matches.override })
    .from(matches)
    .innerJoin(matchTeams, and(eq(matchTeams.matchId, matches.id), isNull(matchTeams.leftAt)))
    .where(and(eq(matches.activityId, activityId), eq(matches.round, round), isNull(matches.endedAt)))
    .orderBy(asc(matchTeams.place));
}

/** Who of the joined (Q13) has cast a ballot of each kind. */
export async function countBallots(tx: Tx, activityId: string): Promise<{ before: number; final: number }> {
  const rows = await tx
    .select({ kind: ballots.kind, count: sql<number>`count(*)::int` })
    .from(ballots)
    .innerJoin(participants, and(eq(participants.studentId, ballots.studentId), eq(participants.activityId, ballots.activityId)))
    .innerJoin(students, eq(students.id, ballots.studentId))
    .where(and(eq(ballots.activityId, activityId), isNotNull(participants.joinedAt), isNull(participants.absentAt), isNull(students.removedAt)))
    .groupBy(ballots.kind);
  const of = (kind: "before" | "final") => rows.find((row) => row.kind === kind)?.count ?? 0;
  return { before: of("before"), final: of("final") };
}
