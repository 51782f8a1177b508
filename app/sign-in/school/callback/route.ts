/** The provider sends the browser back here. This GET signs in, so it works only with the cookie of a sign-in that this browser started (T19). */
import { notFound } from "next/navigation";
import { publicRoute } from "@/lib/activity/require";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import { finishOutsideSignIn } from "@/lib/features/people/signing-in/outside-sign-in";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

export async function GET(request: Request): Promise<Response> {
  await publicRoute();
  const provider = providerSettings();
  if (provider === null) notFound();
  const location = await finishOutsideSignIn(provider, new URL(request.url).search);
  return new Response(null, { status: 303, headers: { location } });
}
