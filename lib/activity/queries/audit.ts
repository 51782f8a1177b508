/** The audit log (Q34). Rows are only inserted; rows older than a year are deleted. */
import { asc, desc, eq, inArray, lt, sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { audit, auditUnsent, classes, students, teachers } from "@/db/schema";
import type { Span } from "@/lib/activity/rules/one-action";
import { formerMemberId } from "@/lib/activity/rules/former-member";

export type NewAuditRow = Omit<typeof audit.$inferInsert, "n">;

export function insertAudit(tx: Tx, row: NewAuditRow): Promise<void> {
  return insertLine(tx, row, sql`true`);
}

/** Inserts a line, and its number into the lines that wait to be copied, if they are copied. One statement, because pages and marks wait for it. */
async function insertLine(tx: Tx, row: NewAuditRow, when: SQL): Promise<void> {
  const { at, teacherId = null, act, classId = null, activityId = null, studentId = null, detail = "" } = row;
  await tx.execute(sql`
    with line as (
      insert into audit (at, teacher_id, act, class_id, activity_id, student_id, detail)
      select ${at.toISOString()}::timestamptz, ${teacherId}::uuid, ${act}::text, ${classId}::uuid, ${activityId}::uuid, ${whom(studentId)}, ${detail}::text
      where ${when}
      returning n
    )
    insert into audit_unsent (n) select n from line where exists (select from installation where audit_copied)`);
}

/** SQL for the student's id; a student who has just been erased becomes a former member (Q31). */
function whom(studentId: string | null) {
  return studentId === null
    ? sql`null::uuid`
    : sql`coalesce((select id from students where id = ${studentId} for key share), ${formerMemberId}::uuid)`;
}

/** Inserts a line unless the teacher has an equal line in the span. */
export function insertAuditOnce(tx: Tx, row: NewAuditRow, { from, to }: Span): Promise<void> {
  const { teacherId = null, act, classId = null, activityId = null, studentId = null, detail = "" } = row;
  return insertLine(
    tx,
    row,
    sql`not exists (
      select from audit
      where teacher_id is not distinct from ${teacherId}::uuid and at >= ${from.toISOString()}::timestamptz
        and at <= ${to.toISOString()}::timestamptz and act = ${act} and class_id is not distinct from ${classId}::uuid and activity_id is not distinct from ${activityId}::uuid
        and student_id is not distinct from ${studentId}::uuid and detail = ${detail}
    )`,
  );
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

const lineColumns = {
  n: audit.n,
  at: audit.at,
  act: audit.act,
  detail: audit.detail,
  teacher: teachers.name,
  class: classes.name,
  studentId: audit.studentId,
};

/** Newest first, at most `most`, older than line `before`. */
export async function listAudit(tx: Tx, most: number, before: number | null = null): Promise<AuditLine[]> {
  return tx
    .select({ ...lineColumns, student: students.name })
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

/** A line as it is copied to AUDIT_COPY_TO: a student is a number in it, never a name. */
export interface UnsentLine {
  n: number;
  at: Date;
  act: string;
  detail: string;
  teacherId: string | null;
  teacher: string | null;
  classId: string | null;
  class: string | null;
  activityId: string | null;
  studentId: string | null;
}

/** Lines that were not copied yet, oldest first, at most `most`. */
export function listUnsent(tx: Tx, most: number): Promise<UnsentLine[]> {
  return tx
    .select({
      ...lineColumns,
      teacherId: audit.teacherId,
      classId: audit.classId,
      activityId: audit.activityId,
    })
    .from(auditUnsent)
    .innerJoin(audit, eq(audit.n, auditUnsent.n))
    .leftJoin(teachers, eq(teachers.id, audit.teacherId))
    .leftJoin(classes, eq(classes.id, audit.classId))
    .orderBy(asc(auditUnsent.n))
    .limit(most);
}

export async function deleteUnsent(tx: Tx, numbers: readonly number[]): Promise<void> {
  await tx.delete(auditUnsent).where(inArray(auditUnsent.n, [...numbers]));
}
