/** Classes: made by a teacher, opened by a code. */
import { randomInt } from "node:crypto";
import { cache } from "react";
import { database, transaction, type Tx } from "@/db/client";
import { insertActivity, listActivitiesOf } from "./queries/activities";
import * as rows from "./queries/classes";
import type { ClassReader, ClassEditor } from "@/lib/activity/authorise";
import type { Viewer } from "@/lib/auth/viewer";
import { batched, onceForAll } from "@/lib/process/batch";
import { AppError } from "@/lib/errors/errors";
import { makeCode } from "@/lib/features/people/joining/rules/class-code";
import { nameFault, tidyName } from "@/lib/features/people/joining/rules/names";
import { recordInJournal } from "@/lib/activity/journal/record";
import { checkPlan } from "./activities";
import { findChosenLesson } from "./new-lesson";
import { invalidateClass } from "./invalidate-class";

/** Makes a class and its first activity from one field (T1). @throws AppError `class-name-missing`, `class-name-too-long`, `no-such-lesson`, `no-such-plan` */
export async function createClass(
  viewer: Viewer & { as: "teacher" },
  typedName: string,
  { plan: typedPlan = "", lesson: lessonId = "" }: { plan?: string; lesson?: string } = {},
): Promise<{ classId: string; activityId: string }> {
  const name = checkName(typedName);
  return transaction(async (tx) => {
    const { contentId, lesson } = await findChosenLesson(tx, viewer.teacherId, lessonId);
    const plan = checkPlan(lesson, typedPlan);
    const classId = await withFreeCode((code) => rows.insertClass(tx, name, code, viewer.teacherId));
    return { classId, activityId: await insertActivity(tx, classId, contentId, { plan }) };
  });
}

/** A teacher's classes with their activities, newest first. */
export async function listClasses(viewer: Viewer & { as: "teacher" }) {
  const classes = await rows.listClassesOf(database(), viewer.teacherId);
  const activities = await listActivitiesOf(
    database(),
    classes.map(({ id }) => id),
  );
  const inUse = activities.filter(({ archivedAt }) => archivedAt === null);
  return classes.map((each) => ({ ...each, activities: inUse.filter(({ classId }) => classId === each.id) }));
}

const classOf = batched((classIds: readonly string[]) =>
  onceForAll(
    classIds,
    (id) => id,
    (id) => rows.findClass(database(), id),
  ),
);

/** Loads a class's name, code and first teacher, cached per request. @throws AppError `not-found` */
export const loadClass = cache(async (classId: string): Promise<rows.ClassRow> => {
  const found = await classOf(classId);
  if (found === null) throw new AppError("not-found");
  return found;
});

/** The class's activities, newest first. */
export async function listActivities({ classId }: ClassReader) {
  return listActivitiesOf(database(), [classId]);
}

/** Replaces the class's code and returns the new one (T15). The old code stops working at once; sessions stay. */
export async function replaceCode(editor: ClassEditor): Promise<string> {
  const replaced = await transaction(async (tx) => {
    await rows.lockClass(tx, editor.classId);
    return recordInJournal(tx, { ...editor, activityIds: [] }, { kind: "code" }, () =>
      withFreeCode(async (code) => ((await rows.changeCode(tx, editor.classId, code)) ? code : null)),
    );
  });
  await invalidateClass(editor.classId, "roster");
  return replaced;
}

/** Closes the class to new names, or opens it again (T15). Its present students can sign in either way. */
export async function setJoining(editor: ClassEditor, open: boolean): Promise<void> {
  await transaction(async (tx: Tx) => {
    await rows.lockClass(tx, editor.classId);
    await recordInJournal(tx, { ...editor, activityIds: [] }, { kind: open ? "joining-open" : "joining-close" }, () =>
      rows.changeJoining(tx, editor.classId, open),
    );
  });
  await invalidateClass(editor.classId, "roster");
}

/** Renames a class and returns the name as stored (T15). @throws AppError `class-name-…` */
export async function renameClass(editor: ClassEditor, given: { name: string }): Promise<string> {
  const name = checkName(given.name);
  await transaction((tx) => renameClassIn(tx, editor, name));
  await invalidateClass(editor.classId, "roster", "teams");
  return name;
}

/** Like `renameClass`, in a transaction of the caller, with a name that is checked. */
export async function renameClassIn(tx: Tx, editor: ClassEditor, name: string): Promise<void> {
  const { name: was } = await rows.lockClass(tx, editor.classId);
  await recordInJournal(
    tx,
    { ...editor, activityIds: [] },
    { kind: "rename-class", values: { oldName: was, newName: name } },
    () => rows.changeClassName(tx, editor.classId, name),
  );
}

function checkName(typed: string): string {
  const name = tidyName(typed);
  const fault = nameFault(name);
  if (fault !== null) throw new AppError(`class-name-${fault}`, {}, "name");
  return name;
}

/** Of 481 million codes few are taken: a second try is rare, a tenth never happens. */
export async function withFreeCode<T>(take: (code: string) => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 10; tries++) {
    const taken = await take(makeCode(randomInt));
    if (taken !== null) return taken;
  }
  throw new Error("no free class code in ten tries");
}
