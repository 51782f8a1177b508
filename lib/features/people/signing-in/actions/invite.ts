"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import * as z from "zod";
import { accountAction, visitorAction, visitorForm } from "@/lib/activity/actions/action";
import { currentAddress, currentCookies, signBrowserIn } from "@/lib/auth/browser";
import * as invitations from "@/lib/features/people/signing-in/invitations";
import { signInTeacher } from "@/lib/features/people/signing-in/teachers";
import type { ActionResult } from "@/lib/errors/action-result";

const text = z.string().max(2000);
const classPath = (classId: string) => `/teacher/classes/${classId}`;

/** The class of an invitation, its teacher, and what they invite to (T15); null when it only makes an account. */
export const findInvitation = visitorAction(text, (_, token) => invitations.findInvitation(token));

/** Makes a further teacher's account, once per invitation, and adds them to its class (T1, T15). */
export const accept = visitorForm(
  z.object({ token: text, name: text, email: text, password: text }),
  ["name", "email"],
  async (_, { token, ...teacher }) => {
    const accepted = await invitations.acceptInvitation(token, teacher);
    await signBrowserIn(accepted);
    return accepted.classId === null ? "/teacher" : classPath(accepted.classId);
  },
);

/** Signs in an invited colleague who has an account, and returns to the invitation (T15). */
export const signInInvited = visitorForm(
  z.object({ token: text, email: text, password: text }),
  ["email"],
  async (_, { token, ...credentials }) => {
    await signBrowserIn(await signInTeacher(credentials, await currentCookies(), await currentAddress()));
    return `/teacher/invite#${encodeURIComponent(token)}`;
  },
);

const join = accountAction(text, async (teacher, token) => {
  const classId = await invitations.joinByInvitation(teacher, token);
  revalidatePath("/teacher");
  return classId;
});

/** Makes a teacher who is signed in one of the class's teachers (T15). */
export async function joinClass(token: string): Promise<ActionResult<string>> {
  const result = await join(token);
  if (result.ok) redirect(classPath(result.value));
  return result;
}
