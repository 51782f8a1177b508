/**
 * T14: an import puts its rows into a class of nobody's, the stage, in short statements. It has no teacher and a code that nobody can type, so that
 * no page and no list finds what is in it. When all rows are there, students and activity move into their class.
 */
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import { database, isEmbedded, pool, withOwnConnection, type Tx } from "@/db/client";
import { activities, classes, students, teachers } from "@/db/schema";
import { importedEmail } from "@/db/queries/signing-in/teachers";
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

/** Students who are in the class, under their own name. */
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

/** Moves what is on the stage into its class, and takes the stage away. @returns the activity's id */
export async function moveFromStage(tx: Tx, stage: string, to: { classId: string; name: string }): Promise<string> {
  await tx.update(students).set({ classId: to.classId }).where(eq(students.classId, stage));
  const [moved] = await tx
    .update(activities)
    .set({ classId: to.classId, name: to.name })
    .where(eq(activities.classId, stage))
    .returning({ id: activities.id });
  if (moved === undefined) throw new Error("the stage has an activity");
  await tx.delete(classes).where(eq(classes.id, stage));
  return moved.id;
}

/** How many rows of a table one statement deletes. */
const rowsAtOnce = 500;

/** Deletes a stage with all that is on it. @param rest is awaited after each statement, so that others come in between */
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

/** Holds a stage as long as `run` takes, so that no other process takes it for one that an ended process left. */
export function holdStage<T>(stage: string, run: () => Promise<T>): Promise<T> {
  if (isEmbedded()) return run();
  return withOwnConnection(pool(), async (connection) => {
    await connection.query("select pg_advisory_lock(hashtextextended($1, 0))", [stage]);
    return run();
  });
}

/** Stages that nobody holds. On the embedded database that is only known before the first import: all its connections are one session. */
export async function listLeftStages(): Promise<string[]> {
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
