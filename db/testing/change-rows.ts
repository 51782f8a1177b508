/** Changes rows directly, bypassing the rules. */
import { randomUUID } from "node:crypto";
import { and, desc, eq, sql } from "drizzle-orm";
import * as Y from "yjs";
import { database, type Tx } from "@/db/client";
import { firstRevealStep } from "@/lib/activity/rules/projector";
import {
  activities,
  ballots,
  documents,
  matches,
  participants,
  students,
  submissions,
  teamMembers,
  teams,
  updates,
} from "@/db/schema";

/** Sets an activity's values. In a phase with results all results are revealed, unless `revealStep` is given. */
export async function setActivity(activityId: string, given: Partial<typeof activities.$inferInsert>): Promise<void> {
  const values =
    given.phase === undefined ? given : { revealStep: firstRevealStep("setup", given.phase, false), ...given };
  await database().update(activities).set(values).where(eq(activities.id, activityId));
}

export async function setStudent(studentId: string, values: Partial<typeof students.$inferInsert>): Promise<void> {
  await database().update(students).set(values).where(eq(students.id, studentId));
}

export async function setParticipant(
  activityId: string,
  studentId: string,
  values: Partial<typeof participants.$inferInsert>,
): Promise<void> {
  await database()
    .update(participants)
    .set(values)
    .where(and(eq(participants.activityId, activityId), eq(participants.studentId, studentId)));
}

export async function leaveTeam(activityId: string, studentId: string): Promise<void> {
  await database()
    .delete(teamMembers)
    .where(and(eq(teamMembers.activityId, activityId), eq(teamMembers.studentId, studentId)));
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
export async function addUpdate(documentId: string, bytes: Uint8Array, author: string = randomUUID()): Promise<void> {
  await database()
    .insert(updates)
    .values({ documentId, writer: randomUUID(), n: 1, author, carried: false, time: new Date(), bytes });
}

/** Leaves a submission's texts with three answers, as earlier builds stored them. */
export async function storeThreeAnswers(submissionId: string): Promise<void> {
  await database()
    .update(submissions)
    .set({ texts: sql`${submissions.texts} - '{answer4,answer5,answer6}'::text[]` })
    .where(eq(submissions.id, submissionId));
}

export async function countBallotRows(tx: Tx, activityId: string): Promise<number> {
  const rows = await tx.select({ kind: ballots.kind }).from(ballots).where(eq(ballots.activityId, activityId));
  return rows.length;
}

/** Resets the activity to a state where no student has opened it. */
export async function clearJoined(activityId: string): Promise<void> {
  await database().update(participants).set({ joinedAt: null }).where(eq(participants.activityId, activityId));
}

const seenColumns: Record<string, string> = { sessions: "used_at", students: "last_seen_at" };

/** Every row of every table, in a stable order, except when and from where sessions were last used, and students last seen. */
export async function listAllRows(): Promise<Record<string, unknown[]>> {
  const tables = await database().execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_name not in ('sightings', 'audit', 'installation') order by 1`,
  );
  const rows: Record<string, unknown[]> = {};
  for (const { name } of tables.rows) {
    const found = await database().execute<{ row: unknown }>(
      sql`select to_jsonb(t) - ${seenColumns[name] ?? ""}::text as row from ${sql.identifier(name)} t order by to_jsonb(t)::text`,
    );
    rows[name] = found.rows.map(({ row }) => row);
  }
  return rows;
}

/** SQL condition: rows of a worksheet that contain this text. */
const rowsContaining = (worksheetId: string, words: string) =>
  sql`document_id in (select id from documents where worksheet_id = ${worksheetId}) and position(convert_to(${words}, 'UTF8') in bytes) > 0`;

/** Simulates a store that loses committed rows. @returns how many rows were deleted */
export async function deleteRowsContaining(worksheetId: string, words: string): Promise<number> {
  return (await database().execute(sql`delete from updates where ${rowsContaining(worksheetId, words)}`)).rowCount ?? 0;
}

/** Simulates a store that attributes text to another student. @returns how many rows were changed */
export async function changeAuthorOfRowsContaining(
  worksheetId: string,
  words: string,
  author: string,
): Promise<number> {
  return (
    (await database().execute(sql`update updates set author = ${author} where ${rowsContaining(worksheetId, words)}`))
      .rowCount ?? 0
  );
}

/** Simulates a store that stores an author's text a second time. */
export async function storeTwice(worksheetId: string, root: string, words: string, author: string): Promise<void> {
  const [found] = await database()
    .select({ id: documents.id })
    .from(documents)
    .where(eq(documents.worksheetId, worksheetId))
    .orderBy(desc(documents.epoch))
    .limit(1);
  if (found === undefined) throw new Error("the worksheet has no document");
  const doc = new Y.Doc();
  doc.getText(root).insert(0, words);
  await addUpdate(found.id, Y.encodeStateAsUpdate(doc), author);
}
