"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { accountAction, accountForm, visitorForm } from "@/lib/activity/actions/action";
import { currentAddress, currentCookies, signBrowserIn } from "@/lib/auth/browser";
import { clearPendingSignIn, findUnprovedSignIn } from "@/lib/auth/outside/sign-in-cookie";
import { chooseActivity } from "@/lib/features/courses/choosing";
import { linkFromLaunch } from "@/lib/features/courses/entering-as-teacher";
import { requireWaitingLaunch, resumeLaunch } from "@/lib/features/courses/launching";
import { unlinkPlatform } from "@/lib/features/courses/platform-accounts";
import { provePassword } from "@/lib/features/people/signing-in/check-password";
import { signInWithProof } from "@/lib/features/people/signing-in/outside-accounts";
import { AppError } from "@/lib/errors/errors";

const id = z.string().max(100);

/** Chooses the activity that a link of a course opens (T19). */
export const chooseActivityAction = accountForm(z.object({ launch: id, activity: id }), ["activity"], chooseActivity);

/** Returns the path to continue at (Q33). An action, not a link, because another site could send a teacher here with its own account. */
export const linkLaunchAction = accountAction(
  z.object({ launch: id, password: z.string().max(2000) }),
  async (teacher, given) => {
    const { launch } = await requireWaitingLaunch(given.launch, teacher.teacherId);
    await provePassword(teacher, given.password, { cookies: await currentCookies(), address: await currentAddress() });
    return linkFromLaunch(given.launch, launch, teacher);
  },
);

export const unlinkPlatformAction = accountAction(z.string().max(500), async (teacher, issuer) => {
  await unlinkPlatform(teacher, issuer);
  revalidatePath("/teacher/account");
});

/** Checks the password of the account here that has the e-mail address of the outside account (Q33). */
export const proveAccount = visitorForm(z.object({ password: z.string().max(2000) }), [], async (_, { password }) => {
  const unproved = await findUnprovedSignIn();
  if (unproved === null) throw new AppError("outside-stale");
  const origin = { address: await currentAddress(), cookies: await currentCookies() };
  const entry = await signInWithProof(unproved, password, origin);
  await clearPendingSignIn();
  await signBrowserIn(entry);
  const { to } = unproved;
  return "launch" in to ? resumeLaunch(to.launch, entry.teacherId) : to.path;
});
