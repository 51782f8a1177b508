/** The audit log, apart from the journal: who read or changed what about whom (Q34). */
import { database, type Tx } from "@/db/client";
import { insertAudit, insertAuditOnce } from "./queries/audit";
import type { ClassReader, ActivityReader } from "./authorise";
import { currentTime } from "@/lib/process/clock";
import type { FactChange } from "./rules/journal";
import { spanOfAction } from "./rules/one-action";
import { describeEntry } from "@/lib/activity/rules/audit";
import type { Again, AuditedChange, AuditedRead } from "@/lib/activity/rules/audit";

interface About {
  activityId?: string | null;
  studentId?: string | null;
  /** The name of a teacher, class, activity or course, a number, or a setting; never a student's name. */
  detail?: string;
}

type Reader = Pick<ActivityReader, "classId" | "teacherId"> | Pick<ClassReader, "classId" | "teacherId">;

/** Adds a line in the transaction of the change. `teacherId` null: the installation itself. */
export function auditChange(
  tx: Tx,
  who: { teacherId: string | null; classId: string | null },
  act: AuditedChange,
  { activityId = null, studentId = null, detail = "" }: About,
  at = currentTime(),
): Promise<void> {
  return insertAudit(tx, { at, teacherId: who.teacherId, classId: who.classId, act, activityId, studentId, detail });
}

/**
 * Adds a line for a run of wrong passwords, unless there was an equal line a short time ago: whoever guesses adds few lines.
 * @param name of the teacher whose account the passwords were for
 */
export function auditRefusedPasswords(
  act: "passwords-refused" | "passwords-refused-unknown" | "passwords-refused-place",
  name = "",
  at = currentTime(),
): Promise<void> {
  return insertAuditOnce(database(), { at, act, detail: name }, spanOfAction(at));
}

interface AuditedEntry {
  kind: string;
  values?: Readonly<Record<string, string | number>>;
  changes: readonly FactChange[];
  /** When the entry that the action extended was begun; one line of the same kind since then is enough. */
  combinedSince?: Date | undefined;
}

/** Adds the lines of an entry of the journal, in its transaction, if it is about people or about who may see them. */
export async function auditEntry(
  tx: Tx,
  who: { teacherId: string; classId: string; activityId: string | null },
  { kind, values = {}, changes, combinedSince }: AuditedEntry,
  at: Date,
  again?: Again,
): Promise<void> {
  for (const line of describeEntry(kind, values, changes)) {
    const row = { ...who, ...line, act: again === undefined ? line.act : `${again} ${line.act}`, at };
    await (combinedSince === undefined
      ? insertAudit(tx, row)
      : insertAuditOnce(tx, row, spanOfAction(at, combinedSince)));
  }
}

/** Adds a line, unless the same teacher read the same a short time ago. */
export function auditRead(
  { teacherId, classId }: Reader,
  act: AuditedRead,
  { activityId = null, studentId = null, detail = "" }: About,
  at = currentTime(),
): Promise<void> {
  return insertAuditOnce(database(), { at, teacherId, classId, act, activityId, studentId, detail }, spanOfAction(at));
}

/** Like `auditRead`, for data that belongs to no class. */
export function auditReadOfInstallation(teacherId: string, act: AuditedRead, at = currentTime()): Promise<void> {
  return insertAuditOnce(database(), { at, teacherId, act }, spanOfAction(at));
}
