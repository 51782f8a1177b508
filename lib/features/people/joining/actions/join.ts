"use server";

import * as z from "zod";
import { visitorForm } from "@/lib/activity/actions/action";
import { currentAddress, currentCookies, signBrowserIn } from "@/lib/auth/browser";
import { studentAccount } from "@/lib/auth/known-browser";
import { enterClass } from "@/lib/features/people/joining/joining";

const text = z.string().max(2000);
const credentials = z.object({ code: text, name: text, pin: text, newPin: text.optional() });

/** Joins the class, or signs in again (S1). Redirects to its one open activity, or to the page where students choose or wait (Q20). */
export const join = visitorForm(credentials, ["name"], async (_, given) => {
  const origin = { address: await currentAddress(), cookies: await currentCookies() };
  const { sessionId, studentId, activityId } = await enterClass(given, origin);
  await signBrowserIn({ sessionId, account: studentAccount(studentId) });
  return activityId === null ? "/class" : `/a/${activityId}`;
});
