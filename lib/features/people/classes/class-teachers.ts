/** The teachers of a class, and what each may do in it (T15, Q25). */
import { cache } from "react";
import { database, transaction, type Tx } from "@/db/client";
import { listActivitiesOf } from "./queries/activities";
import * as rows from "@/lib/activity/queries/class-teachers";
import { lockClass } from "./queries/classes";
import { lockActivities, raiseAccessVersions } from "@/lib/activity/queries/activity";
import { findTeacherByEmail } from "@/lib/features/people/signing-in/queries/teachers";
import { fixtureEmail } from "@/lib/activity/queries/teacher-names";
import { isTeacherDisabled } from "@/lib/auth/queries/sessions";
import type { ClassReader, ClassEditor } from "@/lib/activity/authorise";
import { invalidate, publish } from "@/lib/bus/bus";
import { recordInJournal } from "@/lib/activity/journal/record";
import { tidyEmail } from "@/lib/auth/rules/emails";
import { AppError } from "@/lib/errors/errors";
import type { TeacherRight } from "@/lib/activity/rules/class-teachers";
import { checkHasEditor } from "./check-has-editor";

/** Lists the class's teachers; those who may edit it come first. */
export const listTeachers = cache(({ classId }: ClassReader): Promise<rows.ClassTeacher[]> =>
  rows.listClassTeachers(database(), classId),
);

/** Adds a colleague who has an account. Returns the name. @throws AppError `no-such-teacher`, `teacher-here` */
export async function addTeacher(
  editor: ClassEditor,
  { email, may }: { email: string; may: TeacherRight },
): Promise<string> {
  const found = await findTeacherByEmail(database(), tidyEmail(email));
  if (found === null || found.email === fixtureEmail || (await isTeacherDisabled(database(), found.id)))
    throw new AppError("no-such-teacher", { email }, "email");
  await changeTeachers(editor, (teachers) => {
    if (teachers.some(({ id }) => id === found.id)) throw new AppError("teacher-here", { name: found.name }, "email");
    return { kind: "teacher-add", teacher: found, may };
  });
  return found.name;
}

/** @throws AppError `teacher-gone`, `nobody-steers` */
export async function setTeacherRight(
  editor: ClassEditor,
  { teacherId, may }: { teacherId: string; may: TeacherRight },
): Promise<void> {
  await changeTeachers(editor, (teachers) => ({
    kind: "teacher-right",
    teacher: requireTeacherIn(teachers, teacherId),
    may,
  }));
}

/** A teacher may remove themselves too. @throws AppError `teacher-gone`, `nobody-steers` */
export async function removeTeacher(editor: ClassEditor, { teacherId }: { teacherId: string }): Promise<void> {
  await changeTeachers(editor, (teachers) => ({
    kind: "teacher-remove",
    teacher: requireTeacherIn(teachers, teacherId),
    may: null,
  }));
}

interface Change {
  kind: "teacher-add" | "teacher-right" | "teacher-remove" | "teacher-join";
  /** The teacher whom the journal names for the change. */
  by: ClassEditor;
  teacher: { id: string; name: string };
  may: TeacherRight | null;
  /** The name of the teacher by whose link `teacher` joins. */
  linkOf?: string;
}

async function changeTeachers(
  editor: ClassEditor,
  decide: (teachers: readonly rows.ClassTeacher[]) => Omit<Change, "by">,
): Promise<void> {
  const change = (tx: Tx) => changeTeachersIn(tx, editor.classId, (teachers) => ({ by: editor, ...decide(teachers) }));
  publishTeachersChanged(await transaction(change));
}

/**
 * Changes a class's teachers, or what they may do. `decide` runs while the class and its activities are locked. Returns the activities' ids, which
 * the caller passes to `publishTeachersChanged` after the commit.
 */
export async function changeTeachersIn(
  tx: Tx,
  classId: string,
  decide: (teachers: readonly rows.ClassTeacher[]) => Change | Promise<Change>,
): Promise<string[]> {
  const activities = await lockActivities(tx, await listActivitiesOf(tx, [classId]));
  const ids = activities.map(({ id }) => id);
  await lockClass(tx, classId);
  const { kind, by, teacher, may, linkOf } = await decide(await rows.listClassTeachers(tx, classId));
  const values = {
    teacher: linkOf ?? teacher.name,
    ...(linkOf !== undefined && { joined: teacher.name }),
    ...(may !== null && { may }),
  };
  await recordInJournal(tx, { ...by, activityIds: [] }, { kind, values }, async () => {
    await rows.setTeacherRight(tx, classId, teacher.id, may);
    await checkHasEditor(tx, classId);
    await raiseAccessVersions(tx, ids);
  });
  return ids;
}

/** Makes open sockets and pages of all the class's activities check access again (R11). */
export function publishTeachersChanged(activityIds: readonly string[]): void {
  for (const id of activityIds) {
    publish({ kind: "access", activityId: id });
    invalidate(id, "roster");
  }
}

function requireTeacherIn(teachers: readonly rows.ClassTeacher[], teacherId: string): rows.ClassTeacher {
  const found = teachers.find(({ id }) => id === teacherId);
  if (found === undefined) throw new AppError("teacher-gone");
  return found;
}
