/** Classes, students and accounts that a school's OneRoster file names (T15). */
import { and, asc, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { classes, classTeachers, students, teachers } from "@/db/schema";
import { isAccountHere } from "@/lib/activity/queries/teacher-names";

/** The classes with these ids in earlier files. */
export function findListedClasses(tx: Tx, sourcedIds: readonly string[]) {
  return tx
    .select({
      id: classes.id,
      sourcedId: classes.sourcedId,
      name: classes.name,
      listedName: classes.listedName,
      archivedAt: classes.archivedAt,
    })
    .from(classes)
    .where(anyOf(classes.sourcedId, sourcedIds));
}

export function listTeacherIds(tx: Tx, classIds: readonly string[]): Promise<{ classId: string; teacherId: string }[]> {
  return tx
    .select({ classId: classTeachers.classId, teacherId: classTeachers.teacherId })
    .from(classTeachers)
    .where(anyOf(classTeachers.classId, classIds))
    .orderBy(asc(classTeachers.classId), asc(classTeachers.teacherId));
}

/** The classes' students, and those whom an earlier file named and a teacher has removed or merged. */
export function listListedStudents(tx: Tx, classIds: readonly string[]) {
  return tx
    .select({
      id: students.id,
      classId: students.classId,
      name: students.name,
      section: students.section,
      schoolId: students.schoolId,
      email: students.email,
      onRoster: students.onRoster,
      sourcedId: students.sourcedId,
      listedName: students.listedName,
      removedAt: students.removedAt,
      mergedInto: students.mergedInto,
    })
    .from(students)
    .where(and(anyOf(students.classId, classIds), or(isNull(students.removedAt), isNotNull(students.sourcedId))))
    .orderBy(asc(students.classId), asc(students.nameKey), asc(students.id));
}

/** The accounts with these addresses. */
export function findAccounts(
  tx: Tx,
  emails: readonly string[],
): Promise<{ id: string; name: string; email: string; disabledAt: Date | null }[]> {
  return tx
    .select({ id: teachers.id, name: teachers.name, email: teachers.email, disabledAt: teachers.disabledAt })
    .from(teachers)
    .where(and(anyOf(teachers.email, emails), isAccountHere()));
}

export async function setClassListed(
  tx: Tx,
  classId: string,
  listed: { sourcedId: string; listedName: string },
): Promise<void> {
  await tx.update(classes).set(listed).where(eq(classes.id, classId));
}

export async function setStudentsListed(
  tx: Tx,
  listed: readonly { studentId: string; sourcedId: string; listedName: string }[],
): Promise<void> {
  if (listed.length === 0) return;
  const ids = sql.param(listed.map(({ studentId }) => studentId));
  const sourcedIds = sql.param(listed.map(({ sourcedId }) => sourcedId));
  const names = sql.param(listed.map(({ listedName }) => listedName));
  await tx.execute(
    sql`update students set sourced_id = l.sourced_id, listed_name = l.listed_name
      from unnest(${ids}::uuid[], ${sourcedIds}::text[], ${names}::text[]) as l (id, sourced_id, listed_name)
      where students.id = l.id`,
  );
}
