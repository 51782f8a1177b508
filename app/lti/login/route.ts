/** T19: a learning platform begins a launch here, by a link or by a form of its own. It stores nothing here. */
import { notFound } from "next/navigation";
import { isEmbedded } from "@/lib/auth/browser";
import { listPlatforms } from "@/lib/auth/platform/platforms";
import { publicRoute } from "@/lib/auth/require";
import { beginCourseLaunch, refusedLaunch } from "@/lib/classroom/courses/launching";
import { openWindowPage } from "@/lib/classroom/courses/plain-page";
import { AppError } from "@/lib/errors/errors";

export async function GET(request: Request): Promise<Response> {
  return begin(new URL(request.url).searchParams);
}

export async function POST(request: Request): Promise<Response> {
  return begin(new URLSearchParams(await request.text()));
}

async function begin(given: URLSearchParams): Promise<Response> {
  await publicRoute();
  if (listPlatforms().length === 0) notFound();
  if (await isEmbedded()) return openWindowPage(Object.fromEntries(given));
  return redirectTo(
    await beginCourseLaunch(given).catch((error: unknown) => {
      if (error instanceof AppError) return refusedLaunch(error);
      throw error;
    }),
  );
}

const redirectTo = (location: string) => new Response(null, { status: 303, headers: { location } });
