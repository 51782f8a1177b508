"use server";
import * as z from "zod";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/errors/form-state";
import type { ActionResult } from "@/lib/errors/action-result";
import { formAction, runAction } from "@/lib/actions/action";
import { requireTeacher } from "@/lib/auth/require";
import { typedIn } from "@/lib/actions/form-values";
import { createClass } from "@/lib/classroom/classes/classes";
import { inviteTeacher, withdrawInvitation } from "@/lib/classroom/signing-in/teachers";

/** T1: creates a class and its activity from one field, and redirects to it. */
export async function newClass(_state: FormState, form: FormData): Promise<FormState> {
  const teacher = await requireTeacher();
  const result = await formAction(z.object({ name: z.string().max(2000) }), form, ({ name }) =>
    createClass(teacher, name),
  );
  if (result.ok) redirect(`/teacher/activities/${result.value.activityId}`);
  return { refusal: result, typed: typedIn(form, "name") };
}

/** Returns the token of a new invitation; it is shown once. */
export async function invite(): Promise<ActionResult<string>> {
  const teacher = await requireTeacher();
  const result = await runAction(z.undefined(), undefined, () => inviteTeacher(teacher));
  revalidatePath("/teacher");
  return result;
}

export async function withdraw(linkId: unknown): Promise<ActionResult<void>> {
  const teacher = await requireTeacher();
  const result = await runAction(z.string().max(100), linkId, (id) => withdrawInvitation(teacher, id));
  revalidatePath("/teacher");
  return result;
}
