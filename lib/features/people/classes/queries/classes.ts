import { and, asc, desc, eq, isNull, sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { classes, classTeachers, students, teachers } from "@/db/schema";
import { formerTeacherName } from "@/lib/activity/rules/former-teacher";

export interface ClassRow {
  id: string;
  name: string;
  code: string;
  joiningOpen: boolean;
  archivedAt: Date | null;
  deletedAt: Date | null;
  /** Of the teachers who may edit the class, the one who has had it longest: for sentences like "ask Ms. Okafor". */
  teacherName: string;
}

/** Finds the class with this code; null when there is none, or it is archived. */
export function findClassByCode(tx: Tx, code: string): Promise<ClassRow | null> {
  return findClassWhere(tx, and(eq(classes.code, code), isNull(classes.archivedAt)));
}

export function findClass(tx: Tx, classId: string): Promise<ClassRow | null> {
  return findClassWhere(tx, eq(classes.id, classId));
}

async function findClassWhere(tx: Tx, which: SQL | undefined): Promise<ClassRow | null> {
  const [row] = await tx
    .select({
      id: classes.id,
      name: classes.name,
      code: classes.code,
      joiningOpen: classes.joiningOpen,
      archivedAt: classes.archivedAt,
      deletedAt: classes.deletedAt,
      // A class that was archived with its last teacher's account has no teacher (Q36).
      teacherName: sql<string>`coalesce(${teachers.name}, ${formerTeacherName})`,
    })
    .from(classes)
    .leftJoin(classTeachers, and(eq(classTeachers.classId, classes.id), eq(classTeachers.may, "steer")))
    .leftJoin(teachers, eq(teachers.id, classTeachers.teacherId))
    .where(which)
    .orderBy(
      sql`${teachers.disabledAt} nulls first`,
      asc(classTeachers.since),
      asc(teachers.createdAt),
      asc(teachers.id),
    )
    .limit(1);
  return row ?? null;
}

/** Locks the class's row until the transaction ends: for writes that depend on joining, its code or its number of students. */
export async function lockClass(
  tx: Tx,
  classId: string,
): Promise<{ name: string; joiningOpen: boolean; archivedAt: Date | null; code: string }> {
  const [row] = await tx
    .select({
      name: classes.name,
      joiningOpen: classes.joiningOpen,
      archivedAt: classes.archivedAt,
      code: classes.code,
    })
    .from(classes)
    .where(eq(classes.id, classId))
    .for("update");
  if (row === undefined) throw new Error(`class ${classId} is gone`);
  return row;
}

/**
 * Locks the class, so that nobody archives it until the transaction ends, and returns whether it is in use. Call it before locking students, as
 * callers of `lockClass` do.
 */
export async function lockClassInUse(tx: Tx, classId: string): Promise<boolean> {
  const [row] = await tx
    .select({ archivedAt: classes.archivedAt })
    .from(classes)
    .where(eq(classes.id, classId))
    .for("share");
  return row !== undefined && row.archivedAt === null;
}

/** Classes a teacher teaches, newest first, with how many students each has. */
export async function listClassesOf(tx: Tx, teacherId: string) {
  return tx
    .select({
      id: classes.id,
      name: classes.name,
      code: classes.code,
      joiningOpen: classes.joiningOpen,
      studentCount: sql<number>`count(${students.id})::int`,
    })
    .from(classes)
    .innerJoin(classTeachers, and(eq(classTeachers.classId, classes.id), eq(classTeachers.teacherId, teacherId)))
    .leftJoin(students, and(eq(students.classId, classes.id), isNull(students.removedAt)))
    .where(isNull(classes.archivedAt))
    .groupBy(classes.id)
    .orderBy(desc(classes.createdAt));
}

/** Returns the new class's id, or null when another class has this code. */
export async function insertClass(tx: Tx, name: string, code: string, teacherId: string): Promise<string | null> {
  const [row] = await tx
    .insert(classes)
    .values({ name, code })
    .onConflictDoNothing({ target: classes.code })
    .returning({ id: classes.id });
  if (row === undefined) return null;
  await tx.insert(classTeachers).values({ classId: row.id, teacherId });
  return row.id;
}

/** Returns false when another class has this code. */
export async function changeCode(tx: Tx, classId: string, code: string): Promise<boolean> {
  const taken = await tx.select({ id: classes.id }).from(classes).where(eq(classes.code, code));
  if (taken.length > 0) return false;
  await tx.update(classes).set({ code }).where(eq(classes.id, classId));
  return true;
}

export async function changeClassName(tx: Tx, classId: string, name: string): Promise<void> {
  await tx.update(classes).set({ name }).where(eq(classes.id, classId));
}

export async function changeJoining(tx: Tx, classId: string, open: boolean): Promise<void> {
  await tx.update(classes).set({ joiningOpen: open }).where(eq(classes.id, classId));
}
