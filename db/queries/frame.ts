import { asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { classes, classTeachers, teachers } from "@/db/schema";

/** What a class is called, and the teacher to name to its students: the one who was there first. */
export async function findFrame(tx: Tx, classId: string): Promise<{ className: string; teacherName: string }> {
  const [row] = await tx
    .select({ className: classes.name, teacherName: teachers.name })
    .from(classes)
    .innerJoin(classTeachers, eq(classTeachers.classId, classes.id))
    .innerJoin(teachers, eq(teachers.id, classTeachers.teacherId))
    .where(eq(classes.id, classId))
    .orderBy(asc(teachers.createdAt))
    .limit(1);
  if (row === undefined) throw new Error(`class ${classId} has no teacher`);
  return row;
}
