/** Archives, deletes and restores classes and activities (T15). A deleted one can be restored for 30 days; then its rows are removed. */
import { database, transaction, type Tx } from "@/db/client";
import { deleteActivities, listActivitiesOf, lockDueActivities, setActivityPutAway } from "./queries/activities";
import { lockClass } from "./queries/classes";
import * as rows from "./queries/put-away";
import { findActivity, lockActivities, lockActivity, raiseAccessVersions } from "@/lib/activity/queries/standing";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { endSessionsOf } from "@/lib/auth/session";
import type { ClassSteering } from "@/lib/activity/standing";
import type { Viewer } from "@/lib/auth/viewer";
import { invalidate, publish } from "@/lib/bus/bus";
import { auditChange } from "@/lib/activity/audit";
import { recordInJournal } from "@/lib/activity/journal/record";
import { activityName } from "@/lib/content/activity-name";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { putAwayStatus, graceBegan, type PutAwayStatus } from "./rules/put-away";

export interface PutAwayClass {
  id: string;
  name: string;
  mayBringBack: boolean;
  state: PutAwayStatus;
}

/** Lists the teacher's archived and deleted classes. */
export async function listPutAway(viewer: Viewer & { as: "teacher" }): Promise<PutAwayClass[]> {
  const found = await rows.listPutAwayOf(database(), viewer.teacherId);
  return found.map(({ id, name, may, ...putAway }) => ({
    id,
    name,
    mayBringBack: may === "steer",
    state: putAwayStatus(putAway),
  }));
}

/** Archives a class: its code stops working, and students who are signed in can only read. */
export async function archiveClass(steering: ClassSteering, now = currentTime()): Promise<void> {
  await change(steering, "class-archive", { archivedAt: now });
}

/** Deletes a class and signs its students out. Its rows are removed after the days of grace (`removeDue`). */
export async function deleteClass(steering: ClassSteering, now = currentTime()): Promise<void> {
  const ended = await change(steering, "class-delete", { archivedAt: now, deletedAt: now });
  publishEndedSessions(ended);
}

export async function bringClassBack(steering: ClassSteering): Promise<void> {
  await change(steering, "class-back", { archivedAt: null, deletedAt: null });
}

/** Returns the sessions that ended. */
async function change(
  steering: ClassSteering,
  kind: "class-archive" | "class-delete" | "class-back",
  to: { archivedAt: Date | null; deletedAt?: Date | null },
): Promise<string[]> {
  const { ended, activityIds } = await transaction(async (tx) => {
    const activities = await lockActivities(tx, await listActivitiesOf(tx, [steering.classId]));
    const { name } = await lockClass(tx, steering.classId);
    await recordInJournal(tx, { ...steering, activityIds: [] }, { kind, values: { class: name } }, () =>
      rows.setPutAway(tx, steering.classId, to),
    );
    const activityIds = activities.map(({ id }) => id);
    await raiseAccessVersions(tx, activityIds);
    return { ended: to.deletedAt == null ? [] : await endSessionsOfClass(tx, steering.classId), activityIds };
  });
  for (const id of activityIds) publishPutAway(id);
  return ended;
}

/** Makes open sockets authorise again and open pages refresh (R11). */
function publishPutAway(activityId: string): void {
  publish({ kind: "access", activityId });
  invalidate(activityId, "phase", "roster");
}

/** Archives an activity: the class's code no longer opens it, and its students can only read. @throws AppError `not-found` */
export function archiveActivity(steering: ClassSteering, activityId: string, now = currentTime()): Promise<void> {
  return changeActivity(steering, activityId, "activity-archive", { archivedAt: now });
}

/** Deletes an activity: its students cannot open it. Its rows are removed after the days of grace (`removeDue`). @throws AppError `not-found` */
export function deleteActivity(steering: ClassSteering, activityId: string, now = currentTime()): Promise<void> {
  return changeActivity(steering, activityId, "activity-delete", { archivedAt: now, deletedAt: now });
}

/** @throws AppError `not-found` */
export function bringActivityBack(steering: ClassSteering, activityId: string): Promise<void> {
  return changeActivity(steering, activityId, "activity-back", { archivedAt: null, deletedAt: null });
}

async function changeActivity(
  steering: ClassSteering,
  activityId: string,
  kind: "activity-archive" | "activity-delete" | "activity-back",
  to: { archivedAt: Date | null; deletedAt?: Date | null },
): Promise<void> {
  await transaction(async (tx) => {
    const found = await findActivity(tx, activityId);
    if (found === null || found.classId !== steering.classId) throw new AppError("not-found");
    const values = { activity: activityName(await lockActivity(tx, found.id)) };
    await recordInJournal(tx, { ...steering, activityIds: [found.id] }, { kind, values }, () =>
      setActivityPutAway(tx, found.id, to),
    );
    await raiseAccessVersions(tx, [found.id]);
  });
  publishPutAway(activityId);
}

async function endSessionsOfClass(tx: Tx, classId: string): Promise<string[]> {
  const ended: string[] = [];
  for (const studentId of await rows.listStudentIds(tx, classId))
    ended.push(...(await endSessionsOf(tx, { studentId })));
  return ended;
}

/** Removes the rows of deleted classes and activities whose days of grace are over, and returns how many. The daily retention run calls it. */
export async function removeDue(now = currentTime()): Promise<number> {
  return transaction(async (tx) => {
    if (!(await rows.claimDueClasses(tx))) return 0;
    const activities = await lockDueActivities(tx, graceBegan(now));
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
    const due = await rows.lockDueClasses(tx, graceBegan(now));
    for (const { id, name } of due)
      await auditChange(tx, { teacherId: null, classId: id }, "class-gone", { detail: name }, now);
    await rows.deleteClasses(
      tx,
      due.map(({ id }) => id),
    );
    return due.length + activities.length;
  });
}
