"use server";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/errors/form-state";
import { formAction } from "@/lib/actions/action";
import { currentRequest, setSignInCookies } from "@/lib/auth/browser";
import { publicRoute } from "@/lib/auth/require";
import { typedIn } from "@/lib/actions/form-values";
import { signInWith, teacherCredentials } from "@/lib/classroom/signing-in/sign-in";

export async function signIn(_state: FormState, form: FormData): Promise<FormState> {
  await publicRoute();
  const result = await formAction(teacherCredentials, form, async (credentials) => {
    await setSignInCookies(await signInWith(await currentRequest(), "teacher", credentials));
  });
  if (result.ok) redirect("/teacher");
  return { refusal: result, typed: typedIn(form, "email") };
}
