"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { accountAction, accountForm } from "@/lib/activity/actions/action";
import { createClass } from "@/lib/features/people/classes/classes";
import { inviteTeacher, withdrawInvitation } from "@/lib/features/people/signing-in/invitations";

const made = z.object({
  name: z.string().max(2000),
  lesson: z.string().max(100).default(""),
  plan: z.string().max(100).default(""),
});

/** Makes a class and its activity from one field, and redirects to it (T1). */
export const newClass = accountForm(made, ["name", "lesson", "plan"], async (teacher, { name, ...chosen }) => {
  const { activityId } = await createClass(teacher, name, chosen);
  return `/teacher/activities/${activityId}`;
});

/** Returns the token of a new invitation; it is shown once. */
export const invite = accountAction(z.undefined(), async (teacher) => {
  const token = await inviteTeacher(teacher);
  revalidatePath("/teacher");
  return token;
});

export const withdraw = accountAction(z.string().max(100), async (teacher, linkId) => {
  await withdrawInvitation(teacher, linkId);
  revalidatePath("/teacher");
});
