/** Q34: the audit log, apart from the journal: who read or changed what about whom. */
import { database, type Tx } from "@/db/client";
import { insertAudit, insertAuditOnce } from "@/db/queries/privacy/audit";
import type { ClassReading, Reading } from "@/lib/auth/standing";
import type { AuditedChange, AuditedRead } from "@/lib/rules/privacy/audit";
import { repeatedReadMs } from "@/lib/rules/privacy/audit";

interface About {
  activityId?: string | null;
  studentId?: string | null;
  /** A teacher's name, a team's number, or a setting; never a student's name. */
  detail?: string;
}

type Reader = Pick<Reading, "classId" | "teacherId"> | Pick<ClassReading, "classId" | "teacherId">;

/** Adds a line in the transaction of the change. `teacherId` null: the installation itself. */
export function auditChange(
  tx: Tx,
  who: { teacherId: string | null; classId: string | null },
  act: AuditedChange,
  { activityId = null, studentId = null, detail = "" }: About,
  at = new Date(),
): Promise<void> {
  return insertAudit(tx, { at, teacherId: who.teacherId, classId: who.classId, act, activityId, studentId, detail });
}

/** Adds a line, unless the same teacher read the same a short time ago. */
export function auditRead(
  { teacherId, classId }: Reader,
  act: AuditedRead,
  { activityId = null, studentId = null, detail = "" }: About,
  at = new Date(),
): Promise<void> {
  const since = new Date(at.getTime() - repeatedReadMs);
  return insertAuditOnce(database(), { at, teacherId, classId, act, activityId, studentId, detail }, since);
}

/** The same of what belongs to no class. */
export function auditReadOfInstallation(teacherId: string, act: AuditedRead, at = new Date()): Promise<void> {
  const since = new Date(at.getTime() - repeatedReadMs);
  return insertAuditOnce(database(), { at, teacherId, act }, since);
}
