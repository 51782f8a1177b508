"use server";

import * as z from "zod";
import { accountForm } from "@/lib/activity/actions/action";
import { currentAddress, currentCookies, signBrowserIn } from "@/lib/auth/browser";
import { changeAccount } from "@/lib/features/people/signing-in/own-account";

const text = z.string().max(2000);
const change = z.object({ name: text, email: text, newPassword: text.default(""), password: text.default("") });

/** Changes the teacher's own account (T1). From then on this browser is known by the account's new e-mail. */
export const changeAccountForm = accountForm(change, ["name", "email"], async (teacher, given) => {
  const origin = { cookies: await currentCookies(), address: await currentAddress() };
  const account = await changeAccount(teacher, given, origin);
  await signBrowserIn({ sessionId: teacher.sessionId, account });
  return "/teacher/account?changed";
});
