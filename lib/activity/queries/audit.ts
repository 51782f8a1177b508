/** The audit log (Q34). Rows are only inserted; rows older than a year are deleted. */
import { desc, eq, lt, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { audit, classes, students, teachers } from "@/db/schema";
import type { Span } from "@/lib/activity/rules/one-action";
import { formerMemberId } from "@/lib/activity/rules/former-member";

export type NewAuditRow = Omit<typeof audit.$inferInsert, "n">;

export async function insertAudit(tx: Tx, { studentId = null, ...row }: NewAuditRow): Promise<void> {
  await tx.insert(audit).values({ ...row, studentId: whom(studentId) });
}

/** SQL for the student's id; a student who has just been erased becomes a former member (Q31). */
function whom(studentId: string | null) {
  return studentId === null
    ? sql`null::uuid`
    : sql`coalesce((select id from students where id = ${studentId} for key share), ${formerMemberId}::uuid)`;
}

/** Inserts a line unless the teacher has an equal line in the span. One statement, because pages and marks wait for it. */
export async function insertAuditOnce(tx: Tx, row: NewAuditRow, { from, to }: Span): Promise<void> {
  const { at, teacherId = null, act, classId = null, activityId = null, studentId = null, detail = "" } = row;
  await tx.execute(sql`
    insert into audit (at, teacher_id, act, class_id, activity_id, student_id, detail)
    select ${at.toISOString()}::timestamptz, ${teacherId}::uuid, ${act}::text, ${classId}::uuid, ${activityId}::uuid, ${whom(studentId)}, ${detail}::text
    where not exists (
      select from audit
      where teacher_id is not distinct from ${teacherId}::uuid and at >= ${from.toISOString()}::timestamptz
        and at <= ${to.toISOString()}::timestamptz and act = ${act} and class_id is not distinct from ${classId}::uuid and activity_id is not distinct from ${activityId}::uuid
        and student_id is not distinct from ${studentId}::uuid and detail = ${detail}
    )`);
}

export interface AuditLine {
  n: number;
  at: Date;
  act: string;
  detail: string;
  /** null: the installation itself, or a teacher whose account was deleted. */
  teacher: string | null;
  /** null: no class, or a class that was deleted. */
  class: string | null;
  studentId: string | null;
  /** null: no student, or a student who was erased. */
  student: string | null;
}

/** Newest first, at most `most`, older than line `before`. */
export async function listAudit(tx: Tx, most: number, before: number | null = null): Promise<AuditLine[]> {
  return tx
    .select({
      n: audit.n,
      at: audit.at,
      act: audit.act,
      detail: audit.detail,
      teacher: teachers.name,
      class: classes.name,
      studentId: audit.studentId,
      student: students.name,
    })
    .from(audit)
    .leftJoin(teachers, eq(teachers.id, audit.teacherId))
    .leftJoin(classes, eq(classes.id, audit.classId))
    .leftJoin(students, eq(students.id, audit.studentId))
    .where(before === null ? undefined : lt(audit.n, before))
    .orderBy(desc(audit.n))
    .limit(most);
}

export function countAudit(tx: Tx): Promise<number> {
  return tx.$count(audit);
}

/** Deletes lines older than `before`. @returns how many */
export async function deleteOldAudit(tx: Tx, before: Date): Promise<number> {
  return (await tx.delete(audit).where(lt(audit.at, before))).rowCount ?? 0;
}
