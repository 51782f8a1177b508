/** Q32: the settings of retention, and what it deletes. */
import { and, eq, isNotNull, min, or, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { classes, classTeachers, installation, students } from "@/db/schema";
import type { HeldStudent, Retention } from "@/lib/rules/privacy/retention";

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

/** Classes in which something may go. */
export async function listClassesWithRetention(tx: Tx): Promise<string[]> {
  const rows = await tx.select({ id: classes.id }).from(classes).where(isRetentionSet);
  return rows.map(({ id }) => id);
}

/** The same of one teacher. */
export async function listClassesWithRetentionOf(tx: Tx, teacherId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: classes.id })
    .from(classes)
    .innerJoin(classTeachers, and(eq(classTeachers.classId, classes.id), eq(classTeachers.teacherId, teacherId)))
    .where(isRetentionSet);
  return rows.map(({ id }) => id);
}

/** Everyone who is held, removed ones too. Whose other name was merged into theirs is one student, who came with the first of the names. */
export async function listHeldStudents(
  tx: Tx,
  classIds: readonly string[],
): Promise<(HeldStudent & { classId: string })[]> {
  const id = sql<string>`coalesce(${students.mergedInto}, ${students.id})`;
  const rows = await tx
    .select({ classId: students.classId, id, cameAt: min(students.createdAt) })
    .from(students)
    .where(anyOf(students.classId, classIds))
    .groupBy(students.classId, id)
    .orderBy(min(students.createdAt), id);
  return rows.flatMap(({ cameAt, ...student }) => (cameAt === null ? [] : { ...student, cameAt }));
}

/** Waits until no other process decides about it. null: retention has not looked yet. */
export async function lockLastLook(tx: Tx): Promise<Date | null> {
  const [row] = await tx.select({ at: installation.retentionAt }).from(installation).for("update");
  return row?.at ?? null;
}

export async function setLastLook(tx: Tx, now: Date): Promise<void> {
  await tx.update(installation).set({ retentionAt: now });
}
