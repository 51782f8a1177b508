"use server";
import * as z from "zod";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/errors/form-state";
import { formAction } from "@/lib/actions/action";
import { setTeacherCookies } from "@/lib/auth/browser";
import { publicRoute } from "@/lib/auth/require";
import { setUpFirstTeacher } from "@/lib/classroom/signing-in/teachers";
import { typedIn } from "@/lib/actions/form-values";

const text = z.string().max(2000);
const shape = z.object({ token: text, name: text, email: text, password: text });

export async function setUp(_state: FormState, form: FormData): Promise<FormState> {
  await publicRoute();
  const result = await formAction(shape, form, async ({ token, ...teacher }) =>
    setTeacherCookies(await setUpFirstTeacher(token, teacher)),
  );
  if (result.ok) redirect("/teacher");
  return { refusal: result, typed: typedIn(form, "name", "email") };
}
