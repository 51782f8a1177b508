/** T19: signs in by a launch that was checked. A GET that changes something: only in the browser that began the launch, and once. */
import { notFound } from "next/navigation";
import { listPlatforms } from "@/lib/auth/platform/platforms";
import { publicRoute } from "@/lib/auth/require";
import { enterLaunch, refusedLaunch } from "@/lib/classroom/courses/launching";
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
