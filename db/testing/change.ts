/** Changes rows as a test needs them, past the rules. */
import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { activities, ballots, matches, participants, students, teamMembers, teams, updates } from "@/db/schema";

export async function setActivity(activityId: string, values: Partial<typeof activities.$inferInsert>): Promise<void> {
  await database().update(activities).set(values).where(eq(activities.id, activityId));
}

export async function setStudent(studentId: string, values: Partial<typeof students.$inferInsert>): Promise<void> {
  await database().update(students).set(values).where(eq(students.id, studentId));
}

export async function setParticipant(activityId: string, studentId: string, values: Partial<typeof participants.$inferInsert>): Promise<void> {
  await database().update(participants).set(values).where(and(eq(participants.activityId, activityId), eq(participants.studentId, studentId)));
}

export async function leaveTeam(activityId: string, studentId: string): Promise<void> {
  await database().delete(teamMembers).where(and(eq(teamMembers.activityId, activityId), eq(teamMembers.studentId, studentId)));
}

export async function joinTeam(activityId: string, studentId: string, teamId: string, seat: number): Promise<void> {
  await database().insert(teamMembers).values({ activityId, studentId, teamId, seat });
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

/** As if nobody's device had opened the activity yet. */
export async function clearJoined(activityId: string): Promise<void> {
  await database().update(participants).set({ joinedAt: null }).where(eq(participants.activityId, activityId));
}

/** Every row of every table, in an order of its own, but for when and from where sessions were last used. */
export async function listRows(): Promise<Record<string, unknown[]>> {
  const tables = await database().execute<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'sightings' order by 1`);
  const rows: Record<string, unknown[]> = {};
  for (const { name } of tables.rows) {
    const found = await database().execute<{ row: unknown }>(sql`select to_jsonb(t) - ${name === "sessions" ? "used_at" : ""}::text as row from ${sql.identifier(name)} t order by to_jsonb(t)::text`);
    rows[name] = found.rows.map(({ row }) => row);
  }
  return rows;
}

/** As a store that does not keep what it said it had. */
export async function forgetNewestUpdate(worksheetId: string): Promise<void> {
  await database().execute(sql`delete from updates where (document_id, writer, n) in (
    select u.document_id, u.writer, u.n from updates u join documents d on d.id = u.document_id where d.worksheet_id = ${worksheetId} order by u.time desc limit 1)`);
}
