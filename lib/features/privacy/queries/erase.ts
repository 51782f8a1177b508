/** Erases a student from every table, in the order in which foreign keys allow it (B7, Q31). */
import { randomUUID } from "node:crypto";
import { and, arrayOverlaps, eq, inArray, or, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { onlyRow } from "@/db/only-row";
import {
  activities,
  audit,
  ballots,
  feedback,
  journal,
  participants,
  sightings,
  students,
  submissions,
  throttles,
} from "@/db/schema";
import { storeErasure } from "@/lib/auth/queries/installation";
import type { LockedStudent } from "@/lib/features/people/classes/queries/students";
import type { FactChange } from "@/lib/activity/rules/journal";
import { formerMemberId } from "@/lib/activity/rules/former-member";

/**
 * If none of a student's ballots in an activity has a team, gives the first one the student's team, because votes are counted by team (Q10). Call it
 * before these students leave their teams (Q31).
 */
export async function retainBallotTeam(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .update(ballots)
    .set({
      teamId: sql`(select tm.team_id from team_members tm where tm.activity_id = ballots.activity_id and tm.student_id = ballots.student_id)`,
    })
    .where(
      and(
        anyOf(ballots.studentId, ids),
        sql`not exists (select 1 from ballots o where o.activity_id = ballots.activity_id and o.student_id = ballots.student_id
          and (o.team_id is not null or o.kind < ballots.kind))`,
      ),
    );
}

/** A student's ballots stay counted, those of an activity under one random id; a removed student's ballots are deleted. @returns how many stay */
export async function eraseVoter(tx: Tx, { id, removed }: LockedStudent): Promise<number> {
  if (removed) {
    await tx.delete(ballots).where(eq(ballots.studentId, id));
    return 0;
  }
  const found = await tx.select({ activityId: ballots.activityId }).from(ballots).where(eq(ballots.studentId, id));
  for (const activityId of new Set(found.map((row) => row.activityId)))
    await tx
      .update(ballots)
      .set({ studentId: randomUUID(), reason: "", reasonHiddenAt: null, cameFrom: [] })
      .where(and(eq(ballots.studentId, id), eq(ballots.activityId, activityId)));
  return found.length;
}

/** Erases the student from submissions and from other students' rows. @returns in how many submissions they were a member */
export async function eraseMentions(tx: Tx, classId: string, id: string): Promise<number> {
  const ofClass = tx.select({ id: activities.id }).from(activities).where(eq(activities.classId, classId));
  await tx.update(submissions).set({ handedInByStudent: null }).where(eq(submissions.handedInByStudent, id));
  await tx.update(feedback).set({ sentBy: null }).where(eq(feedback.sentBy, id));
  const members = await tx
    .update(submissions)
    .set({ memberIds: sql`array_replace(${submissions.memberIds}, ${id}::uuid, ${formerMemberId}::uuid)` })
    .where(and(inArray(submissions.activityId, ofClass), arrayOverlaps(submissions.memberIds, [id])))
    .returning({ id: submissions.id });
  await tx
    .update(participants)
    .set({
      teamSeen: sql`jsonb_set(${participants.teamSeen}, '{mateIds}', (${participants.teamSeen} -> 'mateIds') - ${id}::text)`,
    })
    .where(and(inArray(participants.activityId, ofClass), sql`${participants.teamSeen} -> 'mateIds' ? ${id}`));
  await tx
    .update(activities)
    .set({ spotlight: null })
    .where(and(eq(activities.classId, classId), sql`${activities.spotlight} ->> 'studentId' = ${id}`));
  return members.length;
}

export interface EntryOfStudent {
  id: string;
  values: Record<string, string | number>;
  changes: FactChange[];
}

/** Entries of the class that contain one of these ids. */
export function listEntriesAbout(tx: Tx, classId: string, ids: readonly string[]): Promise<EntryOfStudent[]> {
  const isAbout = ids.map((id) => sql`position(${id} in ${journal.values}::text || ${journal.changes}::text) > 0`);
  return tx
    .select({ id: journal.id, values: journal.values, changes: journal.changes })
    .from(journal)
    .where(and(eq(journal.classId, classId), or(...isAbout)));
}

export async function setEntry(tx: Tx, { id, ...entry }: EntryOfStudent): Promise<void> {
  await tx.update(journal).set(entry).where(eq(journal.id, id));
}

/** Erases the rows that no foreign key deletes with the student. */
export async function eraseTraces(tx: Tx, id: string): Promise<void> {
  await tx.delete(sightings).where(eq(sightings.personId, id));
  await tx.delete(throttles).where(sql`position(${id} in ${throttles.key}) > 0`);
  await tx.update(audit).set({ studentId: formerMemberId }).where(eq(audit.studentId, id));
}

/** Deletes the students' rows, and by foreign keys everything that is theirs alone. Students who were merged into another are deleted first. */
export async function deleteStudents(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const id of [...ids].reverse()) await tx.delete(students).where(eq(students.id, id));
  await storeErasure(tx);
}

type Belongings = Record<"tries" | "guesses" | "tickets" | "copies" | "flags" | "marks", number>;

/** How many rows of each kind are deleted with the students. */
export async function countBelongings(tx: Tx, ids: readonly string[]): Promise<Belongings> {
  const of = sql.param([...ids]);
  const count = (table: string) =>
    sql`(select count(*)::int from ${sql.identifier(table)} where student_id = any(${of}::uuid[])) as ${sql.identifier(table)}`;
  const { rows } = await tx.execute<Belongings>(
    sql`select ${count("tries")}, ${count("guesses")}, ${count("tickets")}, ${count("copies")}, ${count("flags")}, ${count("marks")}`,
  );
  return onlyRow(rows);
}
