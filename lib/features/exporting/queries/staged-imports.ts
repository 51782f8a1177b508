/**
 * An import (T14) first inserts its rows, in short statements, into a temporary class, the stage. The stage has no teacher and a code that nobody can
 * type, so no page or list shows its rows. When all rows are inserted, the students and the activity move into their class.
 */
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import { database, isEmbedded, pool, withOwnConnection, type Tx } from "@/db/client";
import { activities, classes, students, teachers } from "@/db/schema";
import { importedEmail } from "@/lib/activity/queries/teacher-names";
import { activityTableNames, activityTables, type ActivityTable } from "./activity-rows";
import { deleteDocumentRows } from "./document-rows";

export async function insertStage(id: string, documentIds: readonly string[], now: Date): Promise<void> {
  await database()
    .insert(classes)
    .values({
      id,
      name: "",
      code: `import ${id}`,
      joiningOpen: false,
      importingSince: now,
      importingDocuments: [...documentIds],
    });
}

/** How many of these students are in the class and not merged into another. */
export async function countPresent(tx: Tx, classId: string, studentIds: readonly string[]): Promise<number> {
  return tx.$count(
    students,
    and(
      eq(students.classId, classId),
      anyOf(students.id, studentIds),
      isNull(students.removedAt),
      isNull(students.mergedInto),
    ),
  );
}

/** Moves the stage's students and activity into their class, and deletes the stage. @returns the activity's id */
export async function moveFromStage(
  tx: Tx,
  stage: string,
  to: { classId: string; name: string; contentId: string },
): Promise<string> {
  await tx.update(students).set({ classId: to.classId }).where(eq(students.classId, stage));
  const [moved] = await tx
    .update(activities)
    .set(to)
    .where(eq(activities.classId, stage))
    .returning({ id: activities.id });
  if (moved === undefined) throw new Error("the stage has an activity");
  await tx.delete(classes).where(eq(classes.id, stage));
  return moved.id;
}

/** How many rows of a table one statement deletes. */
const rowsAtOnce = 500;

/** Deletes a stage with everything in it. @param rest is awaited after each statement, so that other queries can run in between */
export async function deleteStage(stage: string, rest: () => Promise<void>): Promise<void> {
  const found = await database().select({ id: activities.id }).from(activities).where(eq(activities.classId, stage));
  for (const { id } of found)
    for (const name of [...activityTableNames].reverse()) {
      const { table, where }: ActivityTable = activityTables[name];
      for (let deleted = rowsAtOnce; deleted === rowsAtOnce; await rest())
        deleted =
          (
            await database().execute(
              sql`delete from ${table} where ctid in (select ctid from ${table} where ${where(id)} limit ${rowsAtOnce})`,
            )
          ).rowCount ?? 0;
    }
  await database().delete(activities).where(eq(activities.classId, stage));
  await database().delete(students).where(eq(students.classId, stage));
  const [row] = await database()
    .select({ documents: classes.importingDocuments })
    .from(classes)
    .where(eq(classes.id, stage));
  for (let at = 0; at < (row?.documents?.length ?? 0); at += rowsAtOnce) {
    await deleteDocumentRows(row?.documents?.slice(at, at + rowsAtOnce) ?? []);
    await rest();
  }
  await database()
    .delete(teachers)
    .where(sql`starts_with(${teachers.email}, ${importedEmail(stage)})`);
  await database().delete(classes).where(eq(classes.id, stage));
}

/** Locks a stage while `run` runs, so that no other process takes it for the stage of a process that has ended. */
export function lockStage<T>(stage: string, run: () => Promise<T>): Promise<T> {
  if (isEmbedded()) return run();
  return withOwnConnection(pool(), async (connection) => {
    await connection.query("select pg_advisory_lock(hashtextextended($1, 0))", [stage]);
    return run();
  });
}

/** Stages that no process has locked. On the embedded database, whose connections share one session, call it only before the first import. */
export async function listAbandonedStages(): Promise<string[]> {
  const rows = await database().select({ id: classes.id }).from(classes).where(isNotNull(classes.importingSince));
  if (isEmbedded() || rows.length === 0) return rows.map(({ id }) => id);
  return withOwnConnection(pool(), async (connection) => {
    const left: string[] = [];
    for (const { id } of rows) {
      const { rows: taken } = await connection.query<{ free: boolean }>(
        "select pg_try_advisory_lock(hashtextextended($1, 0)) as free",
        [id],
      );
      if (taken[0]?.free === true) left.push(id);
    }
    return left;
  });
}
