/** A learning platform starts a launch here, by a link or by its own form. Nothing is stored here (T19). */
import { notFound } from "next/navigation";
import { isEmbedded } from "@/lib/auth/browser";
import { listPlatforms } from "@/lib/auth/platform/platforms";
import { publicRoute } from "@/lib/activity/require";
import { beginCourseLaunch, refusedLaunch } from "@/lib/features/courses/launching";
import { openWindowPage } from "@/lib/features/courses/plain-page";
import { AppError } from "@/lib/errors/errors";
import { platformPaths } from "@/lib/wire/platform-paths";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

export async function GET(request: Request): Promise<Response> {
  return begin(new URL(request.url).searchParams);
}

/** A platform's form arrives without our cookies, so the browser is redirected to a link, with which it sends them. */
export async function POST(request: Request): Promise<Response> {
  const given = new URLSearchParams(await request.text());
  const link = `${platformPaths.login}?${given.toString()}`;
  return begin(given, link.length <= longestLink ? link : null);
}

/** Below the length of address that the front door accepts. Canvas and Moodle send less. */
const longestLink = 2_000;

async function begin(given: URLSearchParams, link: string | null = null): Promise<Response> {
  await publicRoute();
  if (listPlatforms().length === 0) notFound();
  if (await isEmbedded()) return openWindowPage(Object.fromEntries(given));
  return redirectTo(
    link ??
      (await beginCourseLaunch(given).catch((error: unknown) => {
        if (error instanceof AppError) return refusedLaunch(error);
        throw error;
      })),
  );
}

const redirectTo = (location: string) => new Response(null, { status: 303, headers: { location } });
