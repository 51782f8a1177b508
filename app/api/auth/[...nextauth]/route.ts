/** next-auth's three routes: GET csrf, POST callback/<provider>, POST signout. Its other routes are not served. */
import { formatRefusal } from "@/lib/messages/refusals";
import { handleAuth, callWithCsrfToken } from "@/lib/classroom/signing-in/sign-in";
import { currentRequest } from "@/lib/auth/browser";
import { AppError } from "@/lib/errors/errors";
import type { AuthResponse, ProviderId } from "@/lib/auth/next-auth";

type Context = { params: Promise<{ nextauth: string[] }> };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const path = (await params).nextauth.join("/");
  if (path !== "csrf") return notThere();
  return respond(await handleAuth(await currentRequest(), { method: "GET", action: "csrf" }));
}

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const path = (await params).nextauth.join("/");
  try {
    const body = await readBody(request);
    if (path === "signout") {
      // A form of our own pages has an Origin, which the front door has checked: it needs no token.
      const ownForm = request.headers.has("origin") && body["csrfToken"] === undefined;
      const call = { method: "POST", action: "signout", body } as const;
      return respond(
        await (ownForm ? callWithCsrfToken(await currentRequest(), call) : handleAuth(await currentRequest(), call)),
      );
    }
    const provider = providerOf(path);
    if (provider === null) return notThere();
    return respond(await handleAuth(await currentRequest(), { method: "POST", action: "callback", provider, body }));
  } catch (error) {
    return refuse(error);
  }
}

function providerOf(path: string): ProviderId | null {
  return path === "callback/teacher" ? "teacher" : path === "callback/student" ? "student" : null;
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get("content-type") ?? "";
  if (type.includes("application/x-www-form-urlencoded"))
    return Object.fromEntries(new URLSearchParams(await request.text()));
  if (!type.includes("application/json")) return {};
  const body: unknown = await request.json().catch(() => null);
  return typeof body === "object" && body !== null ? { ...body } : {};
}

function respond(answer: AuthResponse): Response {
  if (answer.error !== null) return refuse(answer.error);
  // next-auth redirects a request without its token to sign-in and sign-out pages that are not served.
  if (answer.location?.endsWith("?csrf=true") === true) return refuse(new AppError("csrf"), 403);
  const head = new Headers();
  for (const cookie of answer.setCookies) head.append("set-cookie", cookie);
  if (answer.location === null) return Response.json(answer.body, { status: answer.status, headers: head });
  head.set("location", answer.location);
  return new Response(null, { status: 303, headers: head });
}

function refuse(error: unknown, status = 401): Response {
  const refusal = formatRefusal(error);
  return Response.json(refusal, {
    status: refusal.code === "busy" ? 503 : refusal.code.endsWith("-wait") ? 429 : status,
  });
}

function notThere(): Response {
  return new Response("Not found", { status: 404 });
}
