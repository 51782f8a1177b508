"use server";

import { visitorForm } from "@/lib/actions/action";
import { currentRequest, setSignInCookies } from "@/lib/auth/browser";
import { signInWith, teacherCredentials } from "@/lib/classroom/signing-in/sign-in";

/** T1. */
export const signIn = visitorForm(teacherCredentials, ["email"], async (_, credentials) => {
  await setSignInCookies(await signInWith(await currentRequest(), "teacher", credentials));
  return "/teacher";
});
