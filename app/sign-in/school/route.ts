/** Starts a sign-in with the school's account, for a teacher or, with `code`, for a student of that class. Nothing is stored here (T19). */
import { notFound } from "next/navigation";
import { currentAddress, isEmbedded } from "@/lib/auth/browser";
import { publicRoute } from "@/lib/activity/require";
import type { SignInPurpose } from "@/lib/auth/outside/pending-sign-in";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import { findClassForPage } from "@/lib/features/people/joining/find-class";
import { beginOutsideSignIn, refusedPath } from "@/lib/features/people/signing-in/outside-sign-in";
import { AppError } from "@/lib/errors/errors";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

export async function GET(request: Request): Promise<Response> {
  await publicRoute();
  const provider = providerSettings();
  const code = new URL(request.url).searchParams.get("code");
  if (provider === null || !(code === null ? provider.teachers : provider.students)) notFound();
  const purpose = code === null ? ({ as: "teacher" } as const) : await purposeFor(code);
  // The page for this code explains why it is refused.
  if (purpose === null) return redirectTo(`/join/${encodeURIComponent(code ?? "")}`);
  try {
    return redirectTo(await beginOutsideSignIn(provider, purpose));
  } catch (error) {
    if (error instanceof AppError) return redirectTo(refusedPath(purpose, error));
    throw error;
  }
}

async function purposeFor(code: string): Promise<(SignInPurpose & { as: "student" }) | null> {
  const found = await findClassForPage(code, await currentAddress(), await isEmbedded());
  return found === null || found instanceof AppError ? null : { as: "student", classId: found.id, code: found.code };
}

const redirectTo = (location: string) => new Response(null, { status: 303, headers: { location } });
