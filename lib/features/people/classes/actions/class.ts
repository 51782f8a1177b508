"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import * as z from "zod";
import { onClass } from "@/lib/activity/actions/on-class";
import type { ClassEditor } from "@/lib/activity/authorise";
import { createActivity, renameActivity as renameOne } from "@/lib/features/people/classes/activities";
import * as invitations from "@/lib/features/people/classes/class-invitations";
import * as teachers from "@/lib/features/people/classes/class-teachers";
import * as classes from "@/lib/features/people/classes/classes";
import * as archiving from "@/lib/features/people/classes/archiving";
import * as students from "@/lib/features/people/classes/students";
import type { ActionResult } from "@/lib/errors/action-result";
import { teacherRights } from "@/lib/activity/rules/class-teachers";

const id = z.string().max(100);
const ofStudent = z.object({ studentId: id });
const may = z.enum(teacherRights);
const newName = z.object({ name: z.string().max(2000) });

export const replaceCode = onClass(z.undefined(), (editor) => classes.replaceCode(editor));
export const setJoining = onClass(z.object({ open: z.boolean() }), (editor, { open }) =>
  classes.setJoining(editor, open),
);
export const addNames = onClass(z.object({ names: z.string().max(100_000) }), (editor, { names }) =>
  students.addRosterNames(editor, names),
);
/** Returns the one-time PIN. */
export const resetPin = onClass(ofStudent, (editor, { studentId }) => students.resetPin(editor, studentId));
export const clearMisses = onClass(ofStudent, (editor, { studentId }) => students.clearMisses(editor, studentId));
/** Returns the name as it is stored. */
export const renameStudent = onClass(ofStudent.extend(newName.shape), (editor, input) =>
  students.renameStudent(editor, input),
);
/** Returns the name as it is stored. */
export const renameClass = onClass(newName, (editor, input) => classes.renameClass(editor, input));
/** Returns the name as it is stored. */
export const renameActivity = onClass(newName.extend({ activityId: id }), (editor, input) => renameOne(editor, input));

/** Returns the colleague's name. */
export const addTeacher = onClass(z.object({ email: z.string().max(500), may }), (editor, input) =>
  teachers.addTeacher(editor, input),
);
export const setTeacherRight = onClass(z.object({ teacherId: id, may }), (editor, input) =>
  teachers.setTeacherRight(editor, input),
);
/** Redirects teachers who have removed themselves to the list of classes. */
export const removeTeacher = onClass(z.object({ teacherId: id }), async (editor, input) => {
  await teachers.removeTeacher(editor, input);
  if (input.teacherId === editor.teacherId) redirect("/teacher");
});

/** Returns the token of a new link; it is shown once. */
export const inviteIntoClass = onClass(z.object({ may }), (editor, input) =>
  invitations.inviteIntoClass(editor, input),
);
export const withdrawClassInvitation = onClass(z.object({ linkId: id }), (editor, input) =>
  invitations.withdrawClassInvitation(editor, input),
);

/** Revalidates the list of classes too, which shows what is archived or deleted (T15). */
function onClassList(run: (editor: ClassEditor) => Promise<unknown>) {
  return onClass(z.undefined(), async (editor) => {
    await run(editor);
    revalidatePath("/teacher");
  });
}
export const archiveClass = onClassList((editor) => archiving.archiveClass(editor));
export const deleteClass = onClassList((editor) => archiving.deleteClass(editor));
export const bringClassBack = onClassList((editor) => archiving.restoreClass(editor));

const activity = z.object({ activityId: id });
export const archiveActivity = onClass(activity, (editor, { activityId }) =>
  archiving.archiveActivity(editor, activityId),
);
export const deleteActivity = onClass(activity, (editor, { activityId }) =>
  archiving.deleteActivity(editor, activityId),
);
export const bringActivityBack = onClass(activity, (editor, { activityId }) =>
  archiving.restoreActivity(editor, activityId),
);

const create = onClass(
  newName.extend({ lesson: z.string().max(100).default(""), plan: z.string().max(100).default("") }),
  (editor, input) => createActivity(editor, input),
);

export async function newActivity(...given: Parameters<typeof create>): Promise<ActionResult<string>> {
  const result = await create(...given);
  if (result.ok) redirect(`/teacher/activities/${result.value}`);
  return result;
}
