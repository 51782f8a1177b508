"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { accountAction, classAction, ownerAction, visitorAction, visitorForm } from "@/lib/activity/actions/action";
import { currentAddress, currentCookies, signBrowserIn } from "@/lib/auth/browser";
import { studentAccount } from "@/lib/auth/known-browser";
import { clearPendingSignIn, findProvedSignIn } from "@/lib/auth/outside/sign-in-cookie";
import { joinFromOutside, unlinkStudent } from "@/lib/features/people/joining/join-from-outside";
import { provePassword } from "@/lib/features/people/signing-in/check-password";
import { requireTeachersProvider, unlinkTeacher } from "@/lib/features/people/signing-in/outside-accounts";
import { beginOutsideSignIn } from "@/lib/features/people/signing-in/outside-sign-in";
import { findInvitation } from "@/lib/features/people/signing-in/invitations";
import { setSignInMethod } from "@/lib/features/people/signing-in/sign-in-methods";
import { AppError } from "@/lib/errors/errors";

const text = z.string().max(2000);

/** Returns the provider's address (Q33). An action, not a link, because another site could send a teacher there with its own account. */
export const beginLinkAction = accountAction(z.object({ password: text }), async (teacher, { password }) => {
  const provider = requireTeachersProvider();
  await provePassword(teacher, password, { cookies: await currentCookies(), address: await currentAddress() });
  return beginOutsideSignIn(provider, { as: "link", sessionId: teacher.sessionId });
});

export const unlinkAction = accountAction(z.undefined(), async (teacher) => {
  await unlinkTeacher(teacher);
  revalidatePath("/teacher/account");
});

/** Begins to make an account by an invitation, with the school's account in place of a password (T1). Returns the provider's address. */
export const beginInvitationAction = visitorAction(text, async (_, token) => {
  const provider = requireTeachersProvider();
  await findInvitation(token);
  return beginOutsideSignIn(provider, { as: "invitation", token });
});

/** Takes the name of a student whom the provider has authenticated (T19). */
export const joinWithName = visitorForm(z.object({ name: text, pin: text.optional() }), ["name"], async (_, given) => {
  const proved = await findProvedSignIn();
  if (proved === null) throw new AppError("outside-stale");
  const origin = { address: await currentAddress(), cookies: await currentCookies() };
  const { sessionId, studentId } = await joinFromOutside(proved, { name: given.name, pin: given.pin ?? "" }, origin);
  await clearPendingSignIn();
  await signBrowserIn({ sessionId, account: studentAccount(studentId) });
  return proved.to ?? "/class";
});

/** For a teacher of the class, when somebody else's account was linked to a student (Q33). */
export const unlinkStudentAction = classAction(z.object({ studentId: z.string().max(100) }), async (editor, input) => {
  await unlinkStudent(editor, input.studentId);
  revalidatePath(`/teacher/classes/${editor.classId}/students/${input.studentId}`);
});

export const setWayInAction = ownerAction(
  z.object({ way: z.enum(["passwords", "pins"]), on: z.boolean() }),
  async (owner, input) => {
    await setSignInMethod(owner, input);
    revalidatePath("/teacher/installation");
  },
);
