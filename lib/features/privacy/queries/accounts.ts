/** Disables and deletes teachers' accounts (Q36). */
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { classes, classTeachers, launches, outsideAccounts, sightings, teacherLinks, teachers } from "@/db/schema";
import { formerEmail } from "@/lib/activity/queries/teacher-names";
import { formerTeacherName } from "@/lib/activity/rules/former-teacher";
import { storeErasure } from "@/lib/auth/queries/installation";
import type { TaughtClass } from "@/lib/features/privacy/rules/accounts";

export async function setDisabledAt(tx: Tx, teacherId: string, at: Date | null): Promise<void> {
  await tx.update(teachers).set({ disabledAt: at }).where(eq(teachers.id, teacherId));
}

export interface TaughtClassRow extends TaughtClass {
  id: string;
  name: string;
  teacherId: string;
  isArchived: boolean;
}

/** The classes of this teacher, or of all teachers; not those that are deleted or being imported. */
export function listTaughtClasses(tx: Tx, teacherId: string | null): Promise<TaughtClassRow[]> {
  return tx
    .select({
      id: classes.id,
      name: classes.name,
      teacherId: classTeachers.teacherId,
      may: classTeachers.may,
      isArchived: sql<boolean>`${classes.archivedAt} is not null`,
      hasOtherEditor: sql<boolean>`exists (
        select from class_teachers o join teachers t on t.id = o.teacher_id
        where o.class_id = ${classes.id} and o.teacher_id <> ${classTeachers.teacherId} and o.may = 'steer' and t.disabled_at is null)`,
    })
    .from(classTeachers)
    .innerJoin(classes, eq(classes.id, classTeachers.classId))
    .where(
      and(
        isNull(classes.deletedAt),
        isNull(classes.importingSince),
        teacherId === null ? undefined : eq(classTeachers.teacherId, teacherId),
      ),
    )
    .orderBy(classes.id);
}

/**
 * Deletes what is about the teacher: who they are, how they sign in, and which classes they teach. The row stays for what refers to it: marks,
 * comments, messages, hand-ins and the journal.
 */
export async function clearAccount(tx: Tx, teacherId: string, passwordHash: string, now: Date): Promise<void> {
  for (const table of [classTeachers, outsideAccounts, teacherLinks, launches])
    await tx.delete(table).where(eq(table.teacherId, teacherId));
  await tx.delete(sightings).where(eq(sightings.personId, teacherId));
  await tx
    .update(teachers)
    .set({
      name: formerTeacherName,
      email: formerEmail(teacherId),
      passwordHash,
      ownerSince: null,
      disabledAt: now,
    })
    .where(eq(teachers.id, teacherId));
  await storeErasure(tx);
}
