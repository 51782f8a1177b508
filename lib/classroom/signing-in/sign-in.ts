/** Signs in and out through next-auth: for its route (`/api/auth/…`), and for the forms of our own pages. */
import * as z from "zod";
import { addressKey } from "@/lib/auth/address";
import { parseSetCookie } from "@/lib/auth/browser";
import { cookieNames } from "@/lib/auth/cookie-names";
import { knownCookieAfter, knownMaxAgeSeconds, studentAccount } from "@/lib/auth/known-browser";
import { callNextAuth, type AuthResponse, type AuthCall, type ProviderId, type SignIn } from "@/lib/auth/next-auth";
import { AppError } from "@/lib/errors/errors";
import { enterClass } from "@/lib/classroom/joining/joining";
import { signInTeacher } from "./teachers";

/** A text field of a form, limited in length. */
const text = z.string().max(2000);
export const teacherCredentials = z.object({ email: text, password: text });
export const studentCredentials = z.object({ code: text, name: text, pin: text, newPin: text.optional() });

function parse<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new AppError("input");
  return parsed.data;
}

/** Cookies by name, and headers as the front door passed them on. */
export interface AuthRequest {
  cookies: Record<string, string>;
  headers: Record<string, string>;
}

export async function handleAuth(
  asker: AuthRequest,
  call: Pick<AuthCall, "method" | "action" | "provider" | "body">,
): Promise<AuthResponse> {
  const https = asker.headers["x-forwarded-proto"] === "https";
  const known: string[] = [];
  const providers: Record<ProviderId, SignIn> = {
    teacher: async (given) => {
      const { sessionId, email } = await signInTeacher(
        parse(teacherCredentials, given),
        asker.cookies,
        addressKey(asker.headers["x-forwarded-for"]),
      );
      known.push(knownCookieAfter(asker.cookies, email));
      return sessionId;
    },
    student: async (given) => {
      const address = addressKey(asker.headers["x-forwarded-for"]);
      const { sessionId, studentId } = await enterClass(parse(studentCredentials, given), {
        address,
        cookies: asker.cookies,
      });
      known.push(knownCookieAfter(asker.cookies, studentAccount(studentId)));
      return sessionId;
    },
  };
  const answer = await callNextAuth({ ...call, ...asker, https }, providers);
  for (const value of known)
    answer.setCookies.push(
      `${cookieNames().known}=${value}; Path=/; Max-Age=${knownMaxAgeSeconds}; HttpOnly; SameSite=Lax${https ? "; Secure" : ""}`,
    );
  return answer;
}

/**
 * Signs in for one of our own forms, whose origin Next and the front door have checked, so it fetches next-auth's csrf token
 * itself. Returns the cookies to set. @throws AppError as the provider does
 */
export async function signInWith(
  asker: AuthRequest,
  provider: ProviderId,
  credentials: Record<string, unknown>,
): Promise<string[]> {
  return (await callWithCsrfToken(asker, { method: "POST", action: "callback", provider, body: credentials }))
    .setCookies;
}

/** Calls next-auth with a csrf token that it fetches first. @throws the provider's error */
export async function callWithCsrfToken(
  asker: AuthRequest,
  call: Pick<AuthCall, "method" | "action" | "provider" | "body">,
): Promise<AuthResponse> {
  const first = await handleAuth(asker, { method: "GET", action: "csrf" });
  const cookies = { ...asker.cookies, ...Object.fromEntries(first.setCookies.map(parseSetCookie)) };
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(first.body);
  const answer = await handleAuth({ ...asker, cookies }, { ...call, body: { ...call.body, csrfToken } });
  if (answer.error !== null) throw answer.error;
  return { ...answer, setCookies: [...first.setCookies, ...answer.setCookies] };
}
