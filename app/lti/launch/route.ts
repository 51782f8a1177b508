/**
 * The platform's form posts a launch here. Browsers send such a post without our cookies, so the launch is checked and the browser is redirected to a
 * page that gets them (T19).
 */
import { notFound } from "next/navigation";
import { listPlatforms } from "@/lib/auth/platform/platforms";
import { publicRoute } from "@/lib/activity/require";
import { receiveLaunch, refusedLaunch } from "@/lib/features/courses/launching";
import { AppError } from "@/lib/errors/errors";

export async function POST(request: Request): Promise<Response> {
  await publicRoute();
  if (listPlatforms().length === 0) notFound();
  const given = new URLSearchParams(await request.text());
  const location = await receiveLaunch(given).catch((error: unknown) => {
    if (error instanceof AppError) return refusedLaunch(error);
    throw error;
  });
  return new Response(null, { status: 303, headers: { location } });
}
