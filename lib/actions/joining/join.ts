"use server";

import { visitorForm } from "@/lib/actions/action";
import { currentRequest, setSignInCookies } from "@/lib/auth/browser";
import { listActivitiesByCode } from "@/lib/classroom/joining/find-class";
import { signInWith, studentCredentials } from "@/lib/classroom/signing-in/sign-in";

/** S1: joins the class, or comes back to it. Q20: leads to its one open activity, or to where one chooses or waits. */
export const join = visitorForm(studentCredentials, ["name"], async (_, credentials) => {
  await setSignInCookies(await signInWith(await currentRequest(), "student", credentials));
  const [activity, another] = await listActivitiesByCode(credentials.code);
  return activity !== undefined && another === undefined ? `/a/${activity.id}` : "/class";
});
