/** Q32: how long a class is kept: set by its teachers, and done once a day by one process. */
import { database, transaction, type Tx } from "@/db/client";
import { deleteActivities } from "@/db/queries/classes/activities";
import { lockClass } from "@/db/queries/classes/classes";
import { deleteOldAudit } from "@/db/queries/privacy/audit";
import * as rows from "@/db/queries/privacy/retention";
import { lockActivities } from "@/db/queries/signing-in/standing";
import type { ClassReading, ClassSteering } from "@/lib/auth/standing";
import { publish } from "@/lib/bus/bus";
import { AppError } from "@/lib/errors/errors";
import { log } from "@/lib/process/log";
import { auditDays } from "@/lib/rules/privacy/audit";
import { formerMemberId } from "@/lib/rules/privacy/former-member";
import { decideLook } from "@/lib/rules/privacy/retention-look";
import {
  isDue,
  isInOrder,
  planRetention,
  type Going,
  type RetainedActivity,
  type Retention,
} from "@/lib/rules/privacy/retention";
import { auditChange } from "./audit";
import { eraseIn, publishErased } from "./erase";

const dayMs = 24 * 60 * 60_000;

export interface ClassRetention {
  setting: Retention;
  activities: RetainedActivity[];
}

/** @throws AppError `not-found` */
export async function loadRetention({ classId }: ClassReading): Promise<ClassRetention> {
  const setting = await rows.findRetention(database(), classId);
  if (setting === null) throw new AppError("not-found");
  return { setting, activities: await rows.listRetainedActivities(database(), classId) };
}

/**
 * Nothing goes for two weeks after it was set. It is in the audit log, and not in the journal: what goes cannot be undone.
 * @throws AppError `retention-order`
 */
export async function setRetention(
  steering: ClassSteering,
  months: Pick<Retention, "namesMonths" | "workMonths">,
  now = new Date(),
): Promise<void> {
  if (!isInOrder(months)) throw new AppError("retention-order", {}, "names");
  await transaction(async (tx) => {
    await lockClass(tx, steering.classId);
    await rows.setRetention(tx, steering.classId, { ...months, setAt: now });
    const detail = `names ${months.namesMonths ?? "never"}, work ${months.workMonths ?? "never"}`;
    await auditChange(tx, steering, "retention", { detail }, now);
  });
}

/**
 * Deletes what is due, and lines of the audit log older than a year, unless a process has looked within a day.
 * @returns whether it looked; after a long time without a look it does no more than that
 */
export async function runRetention(now = new Date()): Promise<boolean> {
  const look = await transaction(async (tx) => {
    const decided = decideLook(await rows.lockLastLook(tx), now);
    if (decided !== "not yet") await rows.setLastLook(tx, now);
    return decided;
  });
  if (look !== "delete") return look === "only look";
  await deleteOldAudit(database(), new Date(now.getTime() - auditDays * dayMs));
  for (const classId of await rows.listClassesWithRetention(database()))
    await retainClass(classId, now).catch((error: unknown) =>
      log().error({ err: error, classId }, "retention failed for a class; it is tried again tomorrow"),
    );
  return true;
}

async function retainClass(classId: string, now: Date): Promise<void> {
  for (const going of await listDue(classId, now)) {
    if (going.what === "work") await deleteWork(classId, going.activityId, now);
    else await eraseNames(classId, now);
  }
}

async function listDue(classId: string, now: Date, tx: Tx = database()): Promise<Going[]> {
  const setting = await rows.findRetention(tx, classId);
  const activities = await rows.listRetainedActivities(tx, classId);
  return setting === null ? [] : planRetention(setting, activities).filter((going) => isDue(going, now));
}

async function deleteWork(classId: string, activityId: string, now: Date): Promise<void> {
  const deleted = await transaction(async (tx) => {
    await lockActivities(tx, await rows.listRetainedActivities(tx, classId));
    // Decided again under the lock: the class may be in use by now.
    const due = await listDue(classId, now, tx);
    if (!due.some((going) => going.what === "work" && going.activityId === activityId)) return false;
    await deleteActivities(tx, [activityId]);
    await auditChange(tx, { teacherId: null, classId }, "retention-work", { activityId }, now);
    return true;
  });
  if (deleted) publish({ kind: "access", activityId });
}

/** One student after the other, so that no transaction is long. Each has a line in the audit log, whatever ends the work half-way. */
async function eraseNames(classId: string, now: Date): Promise<void> {
  for (const studentId of await rows.listHeldStudents(database(), classId)) {
    const erased = await eraseByRetention(classId, studentId, now).catch((error: unknown) => {
      // Erased or merged by a teacher meanwhile.
      if (error instanceof AppError && error.code === "student-gone") return "gone" as const;
      throw error;
    });
    if (erased === "not due") return;
    if (erased !== "gone") publishErased(erased);
  }
}

function eraseByRetention(classId: string, studentId: string, now: Date) {
  return transaction(async (tx) => {
    await lockActivities(tx, await rows.listRetainedActivities(tx, classId));
    const due = await listDue(classId, now, tx);
    if (!due.some(({ what }) => what === "names")) return "not due" as const;
    const erased = await eraseIn(tx, classId, studentId, now);
    const about = { studentId: formerMemberId, detail: "1" };
    await auditChange(tx, { teacherId: null, classId }, "retention-names", about, now);
    return erased;
  });
}
