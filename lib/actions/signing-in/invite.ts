"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import * as z from "zod";
import { accountAction, visitorAction, visitorForm } from "@/lib/actions/action";
import { currentAddress, currentCookies, signBrowserIn } from "@/lib/auth/browser";
import * as invitations from "@/lib/classroom/signing-in/invitations";
import { signInTeacher } from "@/lib/classroom/signing-in/teachers";
import type { ActionResult } from "@/lib/errors/action-result";

const text = z.string().max(2000);
const classPath = (classId: string) => `/teacher/classes/${classId}`;

/** T15: the class it leads into, and what its teacher invites to; null: it makes an account only. */
export const findInvitation = visitorAction(text, (_, token) => invitations.findInvitation(token));

/** T1, T15: a further teacher's account, once per invitation, and their place in the class. */
export const accept = visitorForm(
  z.object({ token: text, name: text, email: text, password: text }),
  ["name", "email"],
  async (_, { token, ...teacher }) => {
    const accepted = await invitations.acceptInvitation(token, teacher);
    await signBrowserIn(accepted);
    return accepted.classId === null ? "/teacher" : classPath(accepted.classId);
  },
);

/** T15: an invited colleague who has an account signs in, and comes back to the invitation. */
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

/** T15: a teacher who is signed in comes among the teachers of the class. */
export async function joinClass(token: unknown): Promise<ActionResult<string>> {
  const result = await join(token);
  if (result.ok) redirect(classPath(result.value));
  return result;
}
