/** Cookies and headers of the current request, for pages and actions of Next, and the cookies that sign its browser in. */
import { cookies, headers } from "next/headers";
import { addressKey } from "./address";
import { cookieNames } from "./cookie-names";
import { knownCookieAfter, knownMaxAgeSeconds } from "./known-browser";
import { cookieMaxAgeSeconds, sessionCookie } from "./session";

export async function currentRequest(): Promise<{ cookies: Record<string, string>; headers: Record<string, string> }> {
  return {
    cookies: Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value])),
    headers: Object.fromEntries(await headers()),
  };
}

/** The address of the request, as an `addressKey`. */
export async function currentAddress(): Promise<string | null> {
  return addressKey((await headers()).get("x-forwarded-for"));
}

/** Whether a page of another site embeds this request, as an image, a style or a frame, so that nobody navigates here. */
export async function isEmbedded(): Promise<boolean> {
  const found = await headers();
  const [destination, site, accept = ""] = ["sec-fetch-dest", "sec-fetch-site", "accept"].map(
    (name) => found.get(name) ?? undefined,
  );
  if (destination !== undefined) return destination !== "document" && site !== "same-origin";
  // Over plain http browsers send only the Accept header.
  return /^(?:image|text\/css|video|audio)\b/.test(accept);
}

/** Sets the session and known-browser cookies that next-auth made; its other cookies are not needed any more. */
export async function setSignInCookies(setCookies: readonly string[]): Promise<void> {
  const { session, known } = cookieNames();
  const cookiesMade = new Map(setCookies.map(parseSetCookie));
  const [sessionValue, knownValue] = [cookiesMade.get(session), cookiesMade.get(known)];
  if (sessionValue === undefined) throw new Error("next-auth made no session cookie");
  await setCookie(session, sessionValue, cookieMaxAgeSeconds);
  if (knownValue !== undefined) await setCookie(known, knownValue, knownMaxAgeSeconds);
}

/** Signs the browser in as a teacher with a session that a use case made, and makes it a known browser of that teacher. */
export async function setTeacherCookies({ sessionId, email }: { sessionId: string; email: string }): Promise<void> {
  const cookie = await sessionCookie(sessionId);
  await setCookie(cookieNames().session, cookie.slice(cookie.indexOf("=") + 1), cookieMaxAgeSeconds);
  await setCookie(cookieNames().known, knownCookieAfter((await currentRequest()).cookies, email), knownMaxAgeSeconds);
}

/** Name and decoded value of a Set-Cookie header. */
export function parseSetCookie(setCookie: string): [string, string] {
  const [pair = ""] = setCookie.split(";");
  const at = pair.indexOf("=");
  return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
}

async function setCookie(name: string, value: string, maxAge: number): Promise<void> {
  const https = (await headers()).get("x-forwarded-proto") === "https";
  (await cookies()).set(name, value, { httpOnly: true, sameSite: "lax", path: "/", secure: https, maxAge });
}
