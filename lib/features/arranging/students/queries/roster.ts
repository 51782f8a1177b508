/** The data of a class's students from the teacher's list (T15). */
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { students } from "@/db/schema";

export interface RecordRow {
  id: string;
  section: string;
  schoolId: string;
  email: string;
}

const columns = { id: students.id, section: students.section, schoolId: students.schoolId, email: students.email };

/** All students in the class, by name. */
export function listRoster(tx: Tx, classId: string): Promise<(RecordRow & { name: string; onRoster: boolean })[]> {
  return tx
    .select({ ...columns, name: students.name, onRoster: students.onRoster })
    .from(students)
    .where(and(eq(students.classId, classId), isNull(students.removedAt)))
    .orderBy(asc(students.nameKey));
}

export async function setRecord(tx: Tx, studentId: string, record: Partial<Omit<RecordRow, "id">>): Promise<void> {
  if (Object.keys(record).length > 0) await tx.update(students).set(record).where(eq(students.id, studentId));
}

export async function setOnRoster(tx: Tx, studentId: string, onRoster: boolean): Promise<void> {
  await tx.update(students).set({ onRoster }).where(eq(students.id, studentId));
}
