/** Archives, deletes and restores classes and activities (T15). A deleted one can be restored for 30 days; then its rows are removed. */
import { database, transaction, type Tx } from "@/db/client";
import { deleteActivities, listActivitiesOf, lockDueActivities, setActivityArchived } from "./queries/activities";
import { lockClass } from "./queries/classes";
import * as rows from "./queries/archived-classes";
import { findActivity, lockActivities, lockActivity, raiseAccessVersions } from "@/lib/activity/queries/activity";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { endSessionsOf } from "@/lib/auth/session";
import type { ClassEditor } from "@/lib/activity/authorise";
import type { Viewer } from "@/lib/auth/viewer";
import { invalidate, publish } from "@/lib/bus/bus";
import { auditChange } from "@/lib/activity/audit";
import { recordInJournal } from "@/lib/activity/journal/record";
import { activityName } from "@/lib/content/activity-name";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { archiveStatus, graceStart, type ArchiveStatus } from "./rules/archive-status";

export interface ArchivedOrDeletedClass {
  id: string;
  name: string;
  mayRestoreClass: boolean;
  state: ArchiveStatus;
}

/** Lists the teacher's archived and deleted classes. */
export async function listArchivedOrDeletedClasses(
  viewer: Viewer & { as: "teacher" },
): Promise<ArchivedOrDeletedClass[]> {
  const found = await rows.listArchivedClassesOf(database(), viewer.teacherId);
  return found.map(({ id, name, may, ...dates }) => ({
    id,
    name,
    mayRestoreClass: may === "steer",
    state: archiveStatus(dates),
  }));
}

/** Archives a class: its code stops working, and students who are signed in can only read. */
export async function archiveClass(editor: ClassEditor, now = currentTime()): Promise<void> {
  await change(editor, "class-archive", { archivedAt: now });
}

/** Deletes a class and signs its students out. Its rows are removed after the days of grace (`deleteExpired`). */
export async function deleteClass(editor: ClassEditor, now = currentTime()): Promise<void> {
  const ended = await change(editor, "class-delete", { archivedAt: now, deletedAt: now });
  publishEndedSessions(ended);
}

export async function restoreClass(editor: ClassEditor): Promise<void> {
  await change(editor, "class-back", { archivedAt: null, deletedAt: null });
}

/** Returns the sessions that ended. */
async function change(
  editor: ClassEditor,
  kind: "class-archive" | "class-delete" | "class-back",
  to: { archivedAt: Date | null; deletedAt?: Date | null },
): Promise<string[]> {
  const { ended, activityIds } = await transaction(async (tx) => {
    const activities = await lockActivities(tx, await listActivitiesOf(tx, [editor.classId]));
    const { name } = await lockClass(tx, editor.classId);
    await recordInJournal(tx, { ...editor, activityIds: [] }, { kind, values: { class: name } }, () =>
      rows.setClassArchived(tx, editor.classId, to),
    );
    const activityIds = activities.map(({ id }) => id);
    await raiseAccessVersions(tx, activityIds);
    return { ended: to.deletedAt == null ? [] : await endSessionsOfClass(tx, editor.classId), activityIds };
  });
  for (const id of activityIds) publishArchiving(id);
  return ended;
}

/** Makes open sockets authorise again and open pages refresh (R11). */
function publishArchiving(activityId: string): void {
  publish({ kind: "access", activityId });
  invalidate(activityId, "phase", "roster");
}

/** Archives an activity: the class's code no longer opens it, and its students can only read. @throws AppError `not-found` */
export function archiveActivity(editor: ClassEditor, activityId: string, now = currentTime()): Promise<void> {
  return changeActivity(editor, activityId, "activity-archive", { archivedAt: now });
}

/**
 * Deletes an activity: its students cannot open it. Its rows are removed after the days of grace (`deleteExpired`).
 * @throws AppError `not-found`
 */
export function deleteActivity(editor: ClassEditor, activityId: string, now = currentTime()): Promise<void> {
  return changeActivity(editor, activityId, "activity-delete", { archivedAt: now, deletedAt: now });
}

/** @throws AppError `not-found` */
export function restoreActivity(editor: ClassEditor, activityId: string): Promise<void> {
  return changeActivity(editor, activityId, "activity-back", { archivedAt: null, deletedAt: null });
}

async function changeActivity(
  editor: ClassEditor,
  activityId: string,
  kind: "activity-archive" | "activity-delete" | "activity-back",
  to: { archivedAt: Date | null; deletedAt?: Date | null },
): Promise<void> {
  await transaction(async (tx) => {
    const found = await findActivity(tx, activityId);
    if (found === null || found.classId !== editor.classId) throw new AppError("not-found");
    const values = { activity: activityName(await lockActivity(tx, found.id)) };
    await recordInJournal(tx, { ...editor, activityIds: [found.id] }, { kind, values }, () =>
      setActivityArchived(tx, found.id, to),
    );
    await raiseAccessVersions(tx, [found.id]);
  });
  publishArchiving(activityId);
}

async function endSessionsOfClass(tx: Tx, classId: string): Promise<string[]> {
  const ended: string[] = [];
  for (const studentId of await rows.listStudentIds(tx, classId))
    ended.push(...(await endSessionsOf(tx, { studentId })));
  return ended;
}

/** Removes the rows of deleted classes and activities whose days of grace are over, and returns how many. The daily retention run calls it. */
export async function deleteExpired(now = currentTime()): Promise<number> {
  return transaction(async (tx) => {
    if (!(await rows.claimDueClasses(tx))) return 0;
    const activities = await lockDueActivities(tx, graceStart(now));
    for (const { id, classId, ...activity } of activities)
      await auditChange(
        tx,
        { teacherId: null, classId },
        "activity-gone",
        { activityId: id, detail: activityName(activity) },
        now,
      );
    await deleteActivities(
      tx,
      activities.map(({ id }) => id),
    );
    const due = await rows.lockDueClasses(tx, graceStart(now));
    for (const { id, name } of due)
      await auditChange(tx, { teacherId: null, classId: id }, "class-gone", { detail: name }, now);
    await rows.deleteClasses(
      tx,
      due.map(({ id }) => id),
    );
    return due.length + activities.length;
  });
}
