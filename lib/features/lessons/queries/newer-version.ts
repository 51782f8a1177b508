import { and, desc, eq, gt, isNull, ne, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Tx } from "@/db/client";
import { onlyRow } from "@/db/only-row";
import { activities, ballots, classes, guesses, lessonVersions, participants, teams, tries } from "@/db/schema";
import type { Dependents } from "@/lib/features/lessons/rules/newer-version";

export interface VersionOffer {
  /** Of the newest version. */
  id: string;
  number: number;
  /** The number of the version that the activity has. */
  current: number;
}

/** The newest version of the activity's lesson; null when the activity has it, is closed, or is archived with or without its class. */
export async function findNewerVersion(tx: Tx, activityId: string): Promise<VersionOffer | null> {
  const own = alias(lessonVersions, "own");
  const [row] = await tx
    .select({ id: lessonVersions.id, number: lessonVersions.number, current: own.number })
    .from(activities)
    .innerJoin(classes, and(eq(classes.id, activities.classId), isNull(classes.archivedAt)))
    .innerJoin(own, eq(own.id, activities.contentId))
    .innerJoin(lessonVersions, and(eq(lessonVersions.lessonId, own.lessonId), gt(lessonVersions.number, own.number)))
    .where(and(eq(activities.id, activityId), isNull(activities.archivedAt), ne(activities.phase, "closed")))
    .orderBy(desc(lessonVersions.number))
    .limit(1);
  return row ?? null;
}

/** The number of this version of a lesson. */
export async function findVersionNumber(tx: Tx, versionId: string): Promise<number> {
  const rows = await tx
    .select({ number: lessonVersions.number })
    .from(lessonVersions)
    .where(eq(lessonVersions.id, versionId));
  return onlyRow(rows).number;
}

/** How much depends on the version of the lesson that the activity has, in one statement. Students who were removed count. */
export async function countDependents(tx: Tx, activityId: string): Promise<Dependents> {
  const studentsIn = (table: typeof tries | typeof guesses | typeof ballots) =>
    sql<number>`(select count(distinct ${table.studentId})::int from ${table} where ${table.activityId} = ${activityId})`;
  const participantsWith = (is: SQL) =>
    sql<number>`(select count(*)::int from ${participants} where ${participants.activityId} = ${activityId} and ${is})`;
  const teamsThat = (is: SQL) =>
    sql<number>`(select count(*)::int from ${teams} where ${teams.activityId} = ${activityId} and ${is})`;
  const rows = await tx
    .select({
      tries: studentsIn(tries),
      guesses: studentsIn(guesses),
      sections: participantsWith(sql`${participants.sectionsRead} <> '{}'`),
      choices: participantsWith(sql`${participants.chosenMode} is not null`),
      votes: studentsIn(ballots),
      teams: teamsThat(sql`${teams.dissolvedAt} is null`),
      "ended-teams": teamsThat(sql`${teams.dissolvedAt} is not null`),
      rubric: sql<number>`(${activities.rubric} is not null)::int`,
    })
    .from(activities)
    .where(eq(activities.id, activityId));
  return onlyRow(rows);
}

export async function setLessonVersion(
  tx: Tx,
  activityId: string,
  to: { contentId: string; plan?: string | null },
): Promise<void> {
  await tx.update(activities).set(to).where(eq(activities.id, activityId));
}
