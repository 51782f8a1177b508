"use server";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/errors/form-state";
import { formAction } from "@/lib/actions/action";
import { currentRequest, setSignInCookies } from "@/lib/auth/browser";
import { listActivitiesByCode } from "@/lib/classroom/joining/find-class";
import { signInWith, studentCredentials } from "@/lib/classroom/signing-in/sign-in";
import { fieldIn, typedIn } from "@/lib/actions/form-values";
import { publicRoute } from "@/lib/auth/require";

/** Joins the class, or signs in to it again, and redirects to its activity. */
export async function join(_state: FormState, form: FormData): Promise<FormState> {
  await publicRoute();
  const result = await formAction(studentCredentials, form, async (credentials) => {
    await setSignInCookies(await signInWith(await currentRequest(), "student", credentials));
  });
  if (result.ok) redirect(await entryPath(fieldIn(form, "code")));
  return { refusal: result, typed: typedIn(form, "name") };
}

/** Q20: the path of the class's one open activity, or of the page where the student chooses or waits. */
async function entryPath(code = ""): Promise<string> {
  const open = await listActivitiesByCode(code);
  return open[0] !== undefined && open.length === 1 ? `/a/${open[0].id}` : "/class";
}
