/** Q34: the audit log. Rows are only added; those older than a year are deleted. */
import { and, desc, eq, gt, lt, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { audit, classes, students, teachers } from "@/db/schema";
import { formerMemberId } from "@/lib/rules/privacy/former-member";

export type NewAuditRow = Omit<typeof audit.$inferInsert, "n">;

/** Q31: a line about a student who was erased meanwhile is about a former member. */
export async function insertAudit(tx: Tx, { studentId = null, ...row }: NewAuditRow): Promise<void> {
  const whom =
    studentId === null
      ? null
      : sql`coalesce((select id from students where id = ${studentId} for key share), ${formerMemberId}::uuid)`;
  await tx.insert(audit).values({ ...row, studentId: whom });
}

/** Unless the same teacher has a line of the same since `since`. */
export async function insertAuditOnce(tx: Tx, row: NewAuditRow, since: Date): Promise<void> {
  const same = (["teacherId", "act", "classId", "activityId", "studentId", "detail"] as const).map(
    (name) => sql`${audit[name]} is not distinct from ${row[name] ?? (name === "detail" ? "" : null)}`,
  );
  const [known] = await tx
    .select({ n: audit.n })
    .from(audit)
    .where(and(...same, gt(audit.at, since)))
    .limit(1);
  if (known === undefined) await insertAudit(tx, row);
}

export interface AuditLine {
  n: number;
  at: Date;
  act: string;
  detail: string;
  /** null: the installation itself, or a teacher who is gone. */
  teacher: string | null;
  /** null: none, or one that was deleted. */
  class: string | null;
  studentId: string | null;
  /** null: none, or one who was erased. */
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

/** Deletes lines from before then. @returns how many */
export async function deleteOldAudit(tx: Tx, before: Date): Promise<number> {
  return (await tx.delete(audit).where(lt(audit.at, before))).rowCount ?? 0;
}
