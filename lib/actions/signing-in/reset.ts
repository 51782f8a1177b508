"use server";
import * as z from "zod";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/errors/form-state";
import type { ActionResult } from "@/lib/errors/action-result";
import { formAction, runAction } from "@/lib/actions/action";
import { setTeacherCookies } from "@/lib/auth/browser";
import { publicRoute } from "@/lib/auth/require";
import { requireLink, resetPassword } from "@/lib/classroom/signing-in/teachers";

const text = z.string().max(2000);
const shape = z.object({ token: text, password: text });

export async function findResetLink(token: unknown): Promise<ActionResult<{ email: string | null }>> {
  await publicRoute();
  return runAction(text, token, (parsed) => requireLink("reset", parsed));
}

export async function setPassword(_state: FormState, form: FormData): Promise<FormState> {
  await publicRoute();
  const result = await formAction(shape, form, async ({ token, password }) =>
    setTeacherCookies(await resetPassword(token, password)),
  );
  if (result.ok) redirect("/teacher");
  return { refusal: result, typed: {} };
}
