"use server";
import * as z from "zod";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/errors/form-state";
import type { ActionResult } from "@/lib/errors/action-result";
import { formAction, runAction } from "@/lib/actions/action";
import { setTeacherCookies } from "@/lib/auth/browser";
import { publicRoute } from "@/lib/auth/require";
import { typedIn } from "@/lib/actions/form-values";
import { acceptInvitation, requireLink } from "@/lib/classroom/signing-in/teachers";

const text = z.string().max(2000);
const shape = z.object({ token: text, name: text, email: text, password: text });

export async function findInvitation(token: unknown): Promise<ActionResult<{ email: string | null }>> {
  await publicRoute();
  return runAction(text, token, (parsed) => requireLink("invite", parsed));
}

export async function accept(_state: FormState, form: FormData): Promise<FormState> {
  await publicRoute();
  const result = await formAction(shape, form, async ({ token, ...teacher }) =>
    setTeacherCookies(await acceptInvitation(token, teacher)),
  );
  if (result.ok) redirect("/teacher");
  return { refusal: result, typed: typedIn(form, "name", "email") };
}
