"use server";

import { revalidatePath } from "next/cache";
import * as z from "zod";
import { accountAction, accountForm } from "@/lib/activity/actions/action";
import { currentAddress, currentCookies } from "@/lib/auth/browser";
import { chooseActivity } from "@/lib/features/people/courses/choosing";
import { linkFromLaunch } from "@/lib/features/people/courses/entering-as-teacher";
import { requireWaitingLaunch } from "@/lib/features/people/courses/launching";
import { unlinkPlatform } from "@/lib/features/people/courses/platform-accounts";
import { provePassword } from "@/lib/features/people/signing-in/check-password";

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
