"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import * as z from "zod";
import { onClass } from "@/lib/activity/actions/on-class";
import type { ClassSteering } from "@/lib/activity/standing";
import { createActivity, renameActivity as renameOne } from "@/lib/features/people/classes/activities";
import * as invitations from "@/lib/features/people/classes/class-invitations";
import * as teachers from "@/lib/features/people/classes/class-teachers";
import * as classes from "@/lib/features/people/classes/classes";
import * as putAway from "@/lib/features/people/classes/put-away";
import * as students from "@/lib/features/people/classes/students";
import type { ActionResult } from "@/lib/errors/action-result";
import { teacherRights } from "@/lib/activity/rules/class-teachers";

const id = z.string().max(100);
const ofStudent = z.object({ studentId: id });
const may = z.enum(teacherRights);
const newName = z.object({ name: z.string().max(2000) });

export const replaceCode = onClass(z.undefined(), (steering) => classes.replaceCode(steering));
export const setJoining = onClass(z.object({ open: z.boolean() }), (steering, { open }) =>
  classes.setJoining(steering, open),
);
export const addNames = onClass(z.object({ names: z.string().max(100_000) }), (steering, { names }) =>
  students.addRosterNames(steering, names),
);
/** Returns the one-time PIN. */
export const resetPin = onClass(ofStudent, (steering, { studentId }) => students.resetPin(steering, studentId));
export const clearMisses = onClass(ofStudent, (steering, { studentId }) => students.clearMisses(steering, studentId));
/** Returns the name as it is stored. */
export const renameStudent = onClass(ofStudent.extend(newName.shape), (steering, input) =>
  students.renameStudent(steering, input),
);
/** Returns the name as it is stored. */
export const renameClass = onClass(newName, (steering, input) => classes.renameClass(steering, input));
/** Returns the name as it is stored. */
export const renameActivity = onClass(newName.extend({ activityId: id }), (steering, input) =>
  renameOne(steering, input),
);

/** Returns the colleague's name. */
export const addTeacher = onClass(z.object({ email: z.string().max(500), may }), (steering, input) =>
  teachers.addTeacher(steering, input),
);
export const setTeacherRight = onClass(z.object({ teacherId: id, may }), (steering, input) =>
  teachers.setTeacherRight(steering, input),
);
/** Redirects teachers who have removed themselves to the list of classes. */
export const removeTeacher = onClass(z.object({ teacherId: id }), async (steering, input) => {
  await teachers.removeTeacher(steering, input);
  if (input.teacherId === steering.teacherId) redirect("/teacher");
});

/** Returns the token of a new link; it is shown once. */
export const inviteIntoClass = onClass(z.object({ may }), (steering, input) =>
  invitations.inviteIntoClass(steering, input),
);
export const withdrawClassInvitation = onClass(z.object({ linkId: id }), (steering, input) =>
  invitations.withdrawClassInvitation(steering, input),
);

/** Revalidates the list of classes too, which shows what is archived or deleted (T15). */
function onClassList(run: (steering: ClassSteering) => Promise<unknown>) {
  return onClass(z.undefined(), async (steering) => {
    await run(steering);
    revalidatePath("/teacher");
  });
}
export const archiveClass = onClassList((steering) => putAway.archiveClass(steering));
export const deleteClass = onClassList((steering) => putAway.deleteClass(steering));
export const bringClassBack = onClassList((steering) => putAway.bringClassBack(steering));

const activity = z.object({ activityId: id });
export const archiveActivity = onClass(activity, (steering, { activityId }) =>
  putAway.archiveActivity(steering, activityId),
);
export const deleteActivity = onClass(activity, (steering, { activityId }) =>
  putAway.deleteActivity(steering, activityId),
);
export const bringActivityBack = onClass(activity, (steering, { activityId }) =>
  putAway.bringActivityBack(steering, activityId),
);

const create = onClass(newName.extend({ plan: z.string().max(100).default("") }), (steering, input) =>
  createActivity(steering, input),
);

export async function newActivity(classId: string, input: unknown): Promise<ActionResult<string>> {
  const result = await create(classId, input);
  if (result.ok) redirect(`/teacher/activities/${result.value}`);
  return result;
}
