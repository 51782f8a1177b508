/** What a class of `npm run bench:pages` does in a phase: it writes its cases, hands half of them in, and votes. */
import { database } from "@/db/client";
import { listStudents, listTeams } from "@/lib/features/teams/queries/arrangement";
import * as work from "@/db/testing/student-work";
import { modes, type Classroom } from "@/e2e/support/classroom";
import { caseOf } from "@/e2e/support/mid-lesson-class";
import type { Follower } from "./follower";

/** Visits all, ten at a time. */
export async function visitInBatches<T>(all: readonly T[], visit: (one: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < all.length; i += 10) await Promise.all(all.slice(i, i + 10).map(visit));
}

/** One member of each team types its whole case; every second team hands in. @param followers one for each of the room's students */
export async function writeCases(room: Classroom, followers: readonly Follower[]): Promise<void> {
  const activityId = room.activity.id;
  const followerOf = new Map(room.students.map(({ id }, i) => [id, followers[i]]));
  const students = await listStudents(database(), room.class.id, activityId);
  const teams = (await listTeams(database(), activityId)).map((team) => ({
    ...team,
    memberIds: students.filter(({ teamId }) => teamId === team.id).map(({ id }) => id),
  }));
  await visitInBatches(teams, async ({ mode, memberIds }) => {
    await followerOf.get(memberIds[0] ?? "")?.type(caseOf(mode));
  });
  for (const [i, { id: teamId, mode, worksheetId, memberIds }] of teams.entries())
    if (i % 2 === 0 && worksheetId !== null)
      await work.makeSubmission({ activityId, teamId, worksheetId, mode, texts: caseOf(mode), memberIds });
}

/** Everyone votes before the class compares. */
export async function castFirstBallots({ activity, students }: Classroom): Promise<void> {
  await work.makeBallots(
    students.map(({ id: studentId }, i) => ({
      activityId: activity.id,
      studentId,
      kind: "before",
      choice: modes[i % 4] ?? modes[0],
    })),
  );
}

/** Everyone votes with a reason. */
export async function castFinalBallots(room: Classroom): Promise<void> {
  const activityId = room.activity.id;
  const modeOf = new Map((await listTeams(database(), activityId)).map(({ id, mode }) => [id, mode]));
  const students = await listStudents(database(), room.class.id, activityId);
  await work.makeBallots(
    students.map(({ id: studentId, teamId }, i) => ({
      activityId,
      studentId,
      kind: "final",
      choice: modes[i % 4] ?? modes[0],
      reason: "Nobody looks it up.",
      teamId,
      mode: teamId === null ? null : (modeOf.get(teamId) ?? null),
    })),
  );
}
