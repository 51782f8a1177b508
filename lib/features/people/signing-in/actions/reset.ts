"use server";

import * as z from "zod";
import { visitorAction, visitorForm } from "@/lib/activity/actions/action";
import { signBrowserIn } from "@/lib/auth/browser";
import { findResetLink as findLink } from "@/lib/features/people/signing-in/links";
import { resetPassword } from "@/lib/features/people/signing-in/teachers";

const text = z.string().max(2000);

export const findResetLink = visitorAction(text, (_, token) => findLink(token));

/** Sets a new password by a one-time link, and ends the teacher's sessions everywhere (T1). */
export const setPassword = visitorForm(
  z.object({ token: text, password: text }),
  [],
  async (_, { token, password }) => {
    await signBrowserIn(await resetPassword(token, password));
    return "/teacher";
  },
);
