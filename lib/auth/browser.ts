/** The browser that sent this request, as a page or action of Next sees it: what it came with, and the session it is to keep. */
import { cookies, headers } from "next/headers";
import { cookieNames } from "./cookie-names";
import { cookieMaxAgeSeconds, sessionCookie } from "./session";

export async function currentAsker(): Promise<{ cookies: Record<string, string>; headers: Record<string, string> }> {
  return {
    cookies: Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value])),
    headers: Object.fromEntries(await headers()),
  };
}

/** Gives the browser the session cookie of these Set-Cookie headers; next-auth's others have done their work. */
export async function keepSessionFrom(setCookies: readonly string[]): Promise<void> {
  const prefix = `${cookieNames().session}=`;
  const found = setCookies.find((cookie) => cookie.startsWith(prefix));
  if (found === undefined) throw new Error("next-auth made no session cookie");
  const [pair = ""] = found.split(";");
  await keep(decodeURIComponent(pair.slice(prefix.length)));
}

/** Signs the browser in with a session that a use case made. */
export async function keepSession(sessionId: string): Promise<void> {
  const cookie = await sessionCookie(sessionId);
  await keep(cookie.slice(cookie.indexOf("=") + 1));
}

async function keep(value: string): Promise<void> {
  const https = (await headers()).get("x-forwarded-proto") === "https";
  (await cookies()).set(cookieNames().session, value, { httpOnly: true, sameSite: "lax", path: "/", secure: https, maxAge: cookieMaxAgeSeconds });
}
