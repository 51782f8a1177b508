/** The settings of retention, and the data that it deletes (Q32). */
import { and, eq, isNotNull, min, or, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { classes, classTeachers, installation, students } from "@/db/schema";
import type { RetainedStudent, Retention } from "@/lib/features/privacy/rules/retention";

const settings = {
  classId: classes.id,
  namesMonths: classes.retainNamesMonths,
  workMonths: classes.retainWorkMonths,
  setAt: classes.retentionSetAt,
};

export async function listRetention(tx: Tx, classIds: readonly string[]): Promise<(Retention & { classId: string })[]> {
  return tx.select(settings).from(classes).where(anyOf(classes.id, classIds));
}

export async function setRetention(
  tx: Tx,
  classId: string,
  { namesMonths, workMonths, setAt }: Retention,
): Promise<void> {
  await tx
    .update(classes)
    .set({ retainNamesMonths: namesMonths, retainWorkMonths: workMonths, retentionSetAt: setAt })
    .where(eq(classes.id, classId));
}

const isRetentionSet = or(isNotNull(classes.retainNamesMonths), isNotNull(classes.retainWorkMonths));

/** Classes in which retention is set. */
export async function listClassesWithRetention(tx: Tx): Promise<string[]> {
  const rows = await tx.select({ id: classes.id }).from(classes).where(isRetentionSet);
  return rows.map(({ id }) => id);
}

/** A teacher's classes in which retention is set. */
export async function listClassesWithRetentionOf(tx: Tx, teacherId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: classes.id })
    .from(classes)
    .innerJoin(classTeachers, and(eq(classTeachers.classId, classes.id), eq(classTeachers.teacherId, teacherId)))
    .where(isRetentionSet);
  return rows.map(({ id }) => id);
}

/** All students whose data is stored, including removed ones. Merged names count as one student, dated by the first of the names. */
export async function listStudentsForRetention(
  tx: Tx,
  classIds: readonly string[],
): Promise<(RetainedStudent & { classId: string })[]> {
  const id = sql<string>`coalesce(${students.mergedInto}, ${students.id})`;
  const rows = await tx
    .select({ classId: students.classId, id, cameAt: min(students.createdAt) })
    .from(students)
    .where(anyOf(students.classId, classIds))
    .groupBy(students.classId, id)
    .orderBy(min(students.createdAt), id);
  return rows.flatMap(({ cameAt, ...student }) => (cameAt === null ? [] : { ...student, cameAt }));
}

/** When retention last ran; null if it never has. Locks, so that only one process at a time decides whether to run it. */
export async function lockLastRetentionRun(tx: Tx): Promise<Date | null> {
  const [row] = await tx.select({ at: installation.retentionAt }).from(installation).for("update");
  return row?.at ?? null;
}

export async function setLastRetentionRun(tx: Tx, now: Date): Promise<void> {
  await tx.update(installation).set({ retentionAt: now });
}
