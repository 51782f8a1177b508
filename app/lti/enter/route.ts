/** Signs in with a checked launch. This GET changes something, so it works only in the browser that started the launch, and only once (T19). */
import { notFound } from "next/navigation";
import { listPlatforms } from "@/lib/auth/platform/platforms";
import { publicRoute } from "@/lib/activity/require";
import { enterLaunch, refusedLaunch } from "@/lib/features/courses/launching";
import { AppError } from "@/lib/errors/errors";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

export async function GET(request: Request): Promise<Response> {
  await publicRoute();
  if (listPlatforms().length === 0) notFound();
  const id = new URL(request.url).searchParams.get("launch") ?? "";
  const location = await enterLaunch(id).catch((error: unknown) => {
    if (error instanceof AppError) return refusedLaunch(error);
    throw error;
  });
  return new Response(null, { status: 303, headers: { location } });
}
