"use server";

import * as z from "zod";
import { visitorAction, visitorForm } from "@/lib/actions/action";
import { signBrowserIn } from "@/lib/auth/browser";
import { acceptInvitation, requireLink } from "@/lib/classroom/signing-in/teachers";

const text = z.string().max(2000);

export const findInvitation = visitorAction(text, (_, token) => requireLink("invite", token));

/** T1: a further teacher's account, once per invitation. */
export const accept = visitorForm(
  z.object({ token: text, name: text, email: text, password: text }),
  ["name", "email"],
  async (_, { token, ...teacher }) => {
    await signBrowserIn(await acceptInvitation(token, teacher));
    return "/teacher";
  },
);
