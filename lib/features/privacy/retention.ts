/** How long a class's data is retained: set by its teachers, and applied once a day by one process (Q32). */
import { database, transaction, type Tx } from "@/db/client";
import { deleteActivities, listActivitiesOf } from "@/lib/features/people/classes/queries/activities";
import { lockClass } from "@/lib/features/people/classes/queries/classes";
import { deleteOldAudit } from "@/lib/activity/queries/audit";
import * as rows from "./queries/retention";
import { lockActivities } from "@/lib/activity/queries/activity";
import type { ClassReader, ClassEditor } from "@/lib/activity/authorise";
import type { Viewer } from "@/lib/auth/viewer";
import { publish } from "@/lib/bus/bus";
import { deleteExpired } from "@/lib/features/people/classes/archiving";
import { activityName } from "@/lib/content/activity-name";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import { auditDays } from "@/lib/activity/rules/audit";
import { formerMemberId } from "@/lib/activity/rules/former-member";
import { decideRun } from "./rules/retention-run";
import {
  isDue,
  isInOrder,
  planRetention,
  listUpcomingDeletions,
  type PlannedDeletion,
  type RetainedStudent,
  type RetainedActivity,
  type Retention,
} from "./rules/retention";
import { auditChange } from "@/lib/activity/audit";
import { eraseIn, publishErased } from "./erase";

const dayMs = 24 * 60 * 60_000;

export interface ClassRetention {
  setting: Retention;
  activities: RetainedActivity[];
  students: RetainedStudent[];
}

/** @throws AppError `not-found` */
export async function loadRetention({ classId }: ClassReader): Promise<ClassRetention> {
  const [found] = await loadAll(database(), [classId]);
  if (found === undefined) throw new AppError("not-found");
  return found;
}

/** Ids of the teacher's classes from which something is deleted within two weeks. */
export async function listClassesWithUpcomingDeletions(
  { teacherId }: Viewer & { as: "teacher" },
  now = currentTime(),
): Promise<ReadonlySet<string>> {
  const found = await loadAll(database(), await rows.listClassesWithRetentionOf(database(), teacherId));
  return new Set(
    found.filter((each) => listUpcomingDeletions(planOf(each), now).length > 0).map(({ classId }) => classId),
  );
}

async function loadAll(tx: Tx, classIds: readonly string[]): Promise<(ClassRetention & { classId: string })[]> {
  if (classIds.length === 0) return [];
  const settings = await rows.listRetention(tx, classIds);
  const activities = await listActivitiesOf(tx, classIds);
  const students = await rows.listStudentsForRetention(tx, classIds);
  return settings.map(({ classId, ...setting }) => ({
    classId,
    setting,
    activities: activities
      .filter((activity) => activity.classId === classId)
      .map(({ id, phase, closedAt, ...named }) => ({ id, name: activityName(named), phase, closedAt })),
    students: students.filter((student) => student.classId === classId).map(({ id, cameAt }) => ({ id, cameAt })),
  }));
}

const planOf = ({ setting, activities, students }: ClassRetention) => planRetention(setting, activities, students);

/**
 * Nothing is deleted for two weeks after it was set. It is in the audit log and not in the journal, because a deletion cannot be undone.
 * @throws AppError `retention-order`
 */
export async function setRetention(
  editor: ClassEditor,
  months: Pick<Retention, "namesMonths" | "workMonths">,
  now = currentTime(),
): Promise<void> {
  if (!isInOrder(months)) throw new AppError("retention-order", {}, "names");
  await transaction(async (tx) => {
    await lockClass(tx, editor.classId);
    await rows.setRetention(tx, editor.classId, { ...months, setAt: now });
    const detail = `names ${months.namesMonths ?? "never"}, work ${months.workMonths ?? "never"}`;
    await auditChange(tx, editor, "retention", { detail }, now);
  });
}

/**
 * Deletes what is due, deleted classes whose days of grace are over, and lines of the audit log older than a year, unless a process ran within a day
 * (T15, Q32). After a long time without a run it deletes nothing for two weeks.
 * @returns whether it ran
 */
export async function runRetention(now = currentTime()): Promise<boolean> {
  const decision = await transaction(async (tx) => {
    const decided = decideRun(await rows.lockLastRetentionRun(tx), now);
    if (decided.is !== "not yet") await rows.setLastRetentionRun(tx, decided.is === "wait" ? decided.lastLook : now);
    return decided.is;
  });
  if (decision !== "delete") return decision === "wait";
  await deleteOldAudit(database(), new Date(now.getTime() - auditDays * dayMs));
  await deleteExpired(now).then(
    (count) => count > 0 && log().info({ count }, "Removed deleted classes and activities whose 30 days were over."),
    (error: unknown) =>
      log().error({ err: error }, "Deleted classes and activities could not be removed; it is tried again tomorrow."),
  );
  for (const classId of await rows.listClassesWithRetention(database()))
    await retainClass(classId, now).catch((error: unknown) =>
      log().error({ err: error, classId }, "retention failed for a class; it is tried again tomorrow"),
    );
  return true;
}

async function retainClass(classId: string, now: Date): Promise<void> {
  for (const going of await listDue(database(), classId, now)) {
    if (going.what === "work") await deleteWork(classId, going.activityId, now);
    else await eraseNames(classId, going.studentIds, now);
  }
}

async function listDue(tx: Tx, classId: string, now: Date): Promise<PlannedDeletion[]> {
  const [found] = await loadAll(tx, [classId]);
  return found === undefined ? [] : planOf(found).filter((going) => isDue(going, now));
}

/** What is due now. It stays due until the transaction ends, because nobody can join and no activity can open meanwhile. */
async function lockDue(tx: Tx, classId: string, now: Date): Promise<PlannedDeletion[]> {
  await lockActivities(tx, await listActivitiesOf(tx, [classId]));
  await lockClass(tx, classId);
  return listDue(tx, classId, now);
}

async function deleteWork(classId: string, activityId: string, now: Date): Promise<void> {
  const deleted = await transaction(async (tx) => {
    for (const going of await lockDue(tx, classId, now)) {
      if (going.what !== "work" || going.activityId !== activityId) continue;
      await deleteActivities(tx, [activityId]);
      const about = { activityId, detail: going.name };
      await auditChange(tx, { teacherId: null, classId }, "retention-work", about, now);
      return true;
    }
    return false;
  });
  if (deleted) publish({ kind: "access", activityId });
}

/** Erases one student after the other, so that no transaction is long. Each gets a line in the audit log, even if the work stops half-way. */
async function eraseNames(classId: string, studentIds: readonly string[], now: Date): Promise<void> {
  for (const studentId of studentIds) {
    const erased = await transaction(async (tx) => {
      const due = await lockDue(tx, classId, now);
      // The class came into use, or a teacher erased or merged the student.
      if (!due.some((going) => going.what === "names" && going.studentIds.includes(studentId))) return null;
      const result = await eraseIn(tx, classId, studentId, now);
      const about = { studentId: formerMemberId, detail: "1" };
      await auditChange(tx, { teacherId: null, classId }, "retention-names", about, now);
      return result;
    });
    if (erased !== null) publishErased(erased);
  }
}
