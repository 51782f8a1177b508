/** Changes rows as a test needs them, past the rules. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { activities, ballots, matches, students, teams, updates } from "@/db/schema";

export async function setActivity(activityId: string, values: Partial<typeof activities.$inferInsert>): Promise<void> {
  await database().update(activities).set(values).where(eq(activities.id, activityId));
}

export async function setStudent(studentId: string, values: Partial<typeof students.$inferInsert>): Promise<void> {
  await database().update(students).set(values).where(eq(students.id, studentId));
}

export async function setTeamMode(teamId: string, mode: string): Promise<void> {
  await database().update(teams).set({ mode }).where(eq(teams.id, teamId));
}

export async function setMatch(matchId: string, values: Partial<typeof matches.$inferInsert>): Promise<void> {
  await database().update(matches).set(values).where(eq(matches.id, matchId));
}

/** Stores one update of a document, as a socket would have. */
export async function addUpdate(documentId: string, bytes: Uint8Array): Promise<void> {
  await database().insert(updates).values({ documentId, writer: randomUUID(), n: 1, author: randomUUID(), carried: false, time: new Date(), bytes });
}

export async function countBallotRows(tx: Tx, activityId: string): Promise<number> {
  const rows = await tx.select({ kind: ballots.kind }).from(ballots).where(eq(ballots.activityId, activityId));
  return rows.length;
}
