/** Q32: the settings of retention, and what it deletes. */
import { and, eq, isNotNull, isNull, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { activities, classes, installation, students } from "@/db/schema";
import type { RetainedActivity, Retention } from "@/lib/rules/privacy/retention";

const settings = {
  namesMonths: classes.retainNamesMonths,
  workMonths: classes.retainWorkMonths,
  setAt: classes.retentionSetAt,
};

export async function findRetention(tx: Tx, classId: string): Promise<Retention | null> {
  const [row] = await tx.select(settings).from(classes).where(eq(classes.id, classId));
  return row ?? null;
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

export function listRetainedActivities(tx: Tx, classId: string): Promise<RetainedActivity[]> {
  return tx
    .select({ id: activities.id, phase: activities.phase, closedAt: activities.closedAt })
    .from(activities)
    .where(eq(activities.classId, classId));
}

/** Classes in which something may go. */
export async function listClassesWithRetention(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: classes.id })
    .from(classes)
    .where(or(isNotNull(classes.retainNamesMonths), isNotNull(classes.retainWorkMonths)));
  return rows.map(({ id }) => id);
}

/** Everyone who is held, removed ones too; without names that were merged into another. */
export async function listHeldStudents(tx: Tx, classId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: students.id })
    .from(students)
    .where(and(eq(students.classId, classId), isNull(students.mergedInto)));
  return rows.map(({ id }) => id);
}

/** Waits until no other process decides about it. null: retention has not looked yet. */
export async function lockLastLook(tx: Tx): Promise<Date | null> {
  const [row] = await tx.select({ at: installation.retentionAt }).from(installation).for("update");
  return row?.at ?? null;
}

export async function setLastLook(tx: Tx, now: Date): Promise<void> {
  await tx.update(installation).set({ retentionAt: now });
}
