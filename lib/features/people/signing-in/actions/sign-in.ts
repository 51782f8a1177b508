"use server";

import * as z from "zod";
import { visitorForm } from "@/lib/activity/actions/action";
import { currentAddress, currentCookies, signBrowserIn } from "@/lib/auth/browser";
import { signInTeacher } from "@/lib/features/people/signing-in/teachers";

const text = z.string().max(2000);

export const signIn = visitorForm(z.object({ email: text, password: text }), ["email"], async (_, credentials) => {
  await signBrowserIn(await signInTeacher(credentials, await currentCookies(), await currentAddress()));
  return "/teacher";
});
