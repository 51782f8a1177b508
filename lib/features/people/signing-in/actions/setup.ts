"use server";

import * as z from "zod";
import { visitorForm } from "@/lib/activity/actions/action";
import { signBrowserIn } from "@/lib/auth/browser";
import { setUpFirstTeacher } from "@/lib/features/people/signing-in/teachers";

const text = z.string().max(2000);

/** Makes the first account, with the key from the terminal's link (T1). */
export const setUp = visitorForm(
  z.object({ token: text, name: text, email: text, password: text }),
  ["name", "email"],
  async (_, { token, ...teacher }) => {
    await signBrowserIn(await setUpFirstTeacher(token, teacher));
    return "/teacher";
  },
);
