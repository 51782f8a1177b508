/** T19: begins a sign-in with the school's account. It changes nothing here: the browser gets a cookie, and is sent to the provider. */
import { notFound } from "next/navigation";
import { publicRoute } from "@/lib/auth/require";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import { beginOutsideSignIn, refusedPath } from "@/lib/classroom/signing-in/outside-sign-in";
import { AppError } from "@/lib/errors/errors";

export async function GET(): Promise<Response> {
  await publicRoute();
  const provider = providerSettings();
  if (provider === null || !provider.teachers) notFound();
  const purpose = { as: "teacher" } as const;
  try {
    return redirectTo(await beginOutsideSignIn(provider, purpose));
  } catch (error) {
    if (error instanceof AppError) return redirectTo(refusedPath(purpose, error));
    throw error;
  }
}

const redirectTo = (location: string) => new Response(null, { status: 303, headers: { location } });
