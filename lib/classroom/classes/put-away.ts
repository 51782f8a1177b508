/** T15: a class is archived and brought back, or deleted: for 30 days it can be brought back, then it goes for good. */
import { database, transaction, type Tx } from "@/db/client";
import { lockClass } from "@/db/queries/classes/classes";
import * as rows from "@/db/queries/classes/put-away";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { endSessionsOf } from "@/lib/auth/session";
import type { ClassSteering } from "@/lib/auth/standing";
import type { Viewer } from "@/lib/auth/viewer";
import { auditChange } from "@/lib/classroom/privacy/audit";
import { recordInJournal } from "@/lib/classroom/journal/journal";
import { classState, graceBegan, type ClassState } from "@/lib/rules/classes/put-away";
import { invalidateClass } from "./invalidate-class";

export interface PutAwayClass {
  id: string;
  name: string;
  mayBringBack: boolean;
  state: ClassState;
}

/** The teacher's classes that are not in use. */
export async function listPutAway(viewer: Viewer & { as: "teacher" }): Promise<PutAwayClass[]> {
  const found = await rows.listPutAwayOf(database(), viewer.teacherId);
  return found.map(({ id, name, may, ...putAway }) => ({
    id,
    name,
    mayBringBack: may === "steer",
    state: classState(putAway),
  }));
}

/** Its code opens nothing from now on. Students who are signed in stay so, and read on. */
export async function archiveClass(steering: ClassSteering, now = new Date()): Promise<void> {
  await change(steering, "class-archive", { archivedAt: now });
}

/** Signs all its students out. It goes for good after the days of grace (`removeDueClasses`). */
export async function deleteClass(steering: ClassSteering, now = new Date()): Promise<void> {
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
  const ended = await transaction(async (tx) => {
    const { name } = await lockClass(tx, steering.classId);
    await recordInJournal(tx, { ...steering, activityIds: [] }, { kind, values: { class: name } }, () =>
      rows.setPutAway(tx, steering.classId, to),
    );
    return to.deletedAt == null ? [] : endSessionsOfClass(tx, steering.classId);
  });
  await invalidateClass(steering.classId, "roster");
  return ended;
}

async function endSessionsOfClass(tx: Tx, classId: string): Promise<string[]> {
  const ended: string[] = [];
  for (const studentId of await rows.listStudentIds(tx, classId))
    ended.push(...(await endSessionsOf(tx, { studentId })));
  return ended;
}

/** Deletes classes whose days of grace are over, and returns how many. The daily look of retention calls it. */
export async function removeDueClasses(now = new Date()): Promise<number> {
  return transaction(async (tx) => {
    if (!(await rows.claimDueClasses(tx))) return 0;
    const due = await rows.lockDueClasses(tx, graceBegan(now));
    for (const { id, name } of due)
      await auditChange(tx, { teacherId: null, classId: id }, "class-gone", { detail: name }, now);
    await rows.deleteClasses(
      tx,
      due.map(({ id }) => id),
    );
    return due.length;
  });
}
