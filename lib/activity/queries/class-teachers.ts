/** The teachers of a class, and what each may do in it (Q25). */
import { and, asc, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { classTeachers, teachers } from "@/db/schema";
import type { TeacherRight } from "@/lib/activity/rules/class-teachers";

export interface ClassTeacher {
  id: string;
  name: string;
  email: string;
  may: TeacherRight;
}

/** Teachers who may edit the class come first; within each group the order is by when the account was made. */
export function listClassTeachers(tx: Tx, classId: string): Promise<ClassTeacher[]> {
  return tx
    .select({ id: teachers.id, name: teachers.name, email: teachers.email, may: classTeachers.may })
    .from(classTeachers)
    .innerJoin(teachers, eq(teachers.id, classTeachers.teacherId))
    .where(eq(classTeachers.classId, classId))
    .orderBy(desc(classTeachers.may), asc(teachers.createdAt), asc(teachers.id));
}

/** `may` null removes the teacher from the class. */
export async function setTeacherRight(
  tx: Tx,
  classId: string,
  teacherId: string,
  may: TeacherRight | null,
): Promise<void> {
  if (may === null)
    await tx
      .delete(classTeachers)
      .where(and(eq(classTeachers.classId, classId), eq(classTeachers.teacherId, teacherId)));
  else
    await tx
      .insert(classTeachers)
      .values({ classId, teacherId, may })
      .onConflictDoUpdate({ target: [classTeachers.classId, classTeachers.teacherId], set: { may } });
}
