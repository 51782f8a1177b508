/** Signs out. Our pages post a form, so that signing out works before their script runs. */
import { signBrowserOut } from "@/lib/auth/browser";
import { safePath } from "@/lib/auth/safe-path";
import { formatRefusal } from "@/lib/messages/refusals";

export { answerHead as HEAD } from "@/lib/wire/answer-head";

export async function POST(request: Request): Promise<Response> {
  try {
    const fields = await readFields(request);
    await signBrowserOut();
    return new Response(null, { status: 303, headers: { location: safePath(fields.get("callbackUrl")) } });
  } catch (error) {
    return refuse(error, 500);
  }
}

/** GET changes nothing, so there is no page here. */
export function GET(): Response {
  return new Response("Not found", { status: 404 });
}

async function readFields(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get("content-type") ?? "";
  return new URLSearchParams(type.includes("application/x-www-form-urlencoded") ? await request.text() : "");
}

function refuse(error: unknown, status: number): Response {
  return Response.json(formatRefusal(error), { status });
}
