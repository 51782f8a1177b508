/** Classes that are archived, or deleted and not yet removed for good (T15). */
import { and, desc, eq, inArray, isNotNull, lte, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { classes, classTeachers, sightings, students } from "@/db/schema";
import { storeErasure } from "@/lib/auth/queries/installation";
import { deleteActivities, listActivitiesOf } from "./activities";

export async function setClassArchived(
  tx: Tx,
  classId: string,
  to: { archivedAt?: Date | null; deletedAt?: Date | null },
): Promise<void> {
  await tx.update(classes).set(to).where(eq(classes.id, classId));
}

/** Archived and deleted classes that a teacher teaches, the latest first. */
export function listArchivedClassesOf(tx: Tx, teacherId: string) {
  return tx
    .select({
      id: classes.id,
      name: classes.name,
      may: classTeachers.may,
      archivedAt: classes.archivedAt,
      deletedAt: classes.deletedAt,
    })
    .from(classes)
    .innerJoin(classTeachers, and(eq(classTeachers.classId, classes.id), eq(classTeachers.teacherId, teacherId)))
    .where(isNotNull(classes.archivedAt))
    .orderBy(desc(classes.archivedAt));
}

export async function listStudentIds(tx: Tx, classId: string): Promise<string[]> {
  const rows = await tx.select({ id: students.id }).from(students).where(eq(students.classId, classId));
  return rows.map(({ id }) => id);
}

/** Whether this transaction may remove due classes; false while another process is removing them. */
export async function claimDueClasses(tx: Tx): Promise<boolean> {
  const { rows } = await tx.execute<{ claimed: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('crosscase.due-classes')) as claimed`,
  );
  return rows[0]?.claimed === true;
}

/** Locks and returns the classes that were deleted at `until` or before. */
export async function lockDueClasses(tx: Tx, until: Date): Promise<{ id: string; name: string }[]> {
  return tx
    .select({ id: classes.id, name: classes.name })
    .from(classes)
    .where(lte(classes.deletedAt, until))
    .for("update");
}

/** Deletes classes with everything in them. */
export async function deleteClasses(tx: Tx, classIds: readonly string[]): Promise<void> {
  if (classIds.length === 0) return;
  const ids = [...classIds];
  const inClasses = tx.select({ id: students.id }).from(students).where(anyOf(students.classId, ids));
  await tx.delete(sightings).where(inArray(sightings.personId, inClasses));
  await tx
    .update(students)
    .set({ mergedInto: null })
    .where(and(anyOf(students.classId, ids), isNotNull(students.mergedInto)));
  await deleteActivities(
    tx,
    (await listActivitiesOf(tx, ids)).map(({ id }) => id),
  );
  await tx.delete(classes).where(anyOf(classes.id, ids));
  await storeErasure(tx);
}
