"use server";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/errors/form-state";
import { formAction } from "@/lib/actions/action";
import { currentRequest, setSignInCookies } from "@/lib/auth/browser";
import { listActivitiesByCode } from "@/lib/classroom/joining/joining";
import { signInWith, studentCredentials } from "@/lib/classroom/signing-in/sign-in";
import { fieldIn, typedIn } from "@/lib/actions/form-values";
import { publicRoute } from "@/lib/auth/require";

/** Joins the class, or comes back to it, and goes to its activity. */
export async function join(_state: FormState, form: FormData): Promise<FormState> {
  await publicRoute();
  const result = await formAction(studentCredentials, form, async (credentials) => {
    await setSignInCookies(await signInWith(await currentRequest(), "student", credentials));
  });
  if (result.ok) redirect(await wayIn(fieldIn(form, "code")));
  return { refusal: result, typed: typedIn(form, "name") };
}

/** Q20: the class's one open activity, or where one chooses, or waits. */
async function wayIn(code = ""): Promise<string> {
  const open = await listActivitiesByCode(code);
  return open[0] !== undefined && open.length === 1 ? `/a/${open[0].id}` : "/class";
}
