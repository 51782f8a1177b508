/** The browser that sent this request, as a page or action of Next sees it: what it came with, and the session it is to keep. */
import { cookies, headers } from "next/headers";
import { addressKey } from "./address";
import { cookieNames } from "./cookie-names";
import { knownAfter, knownMaxAgeSeconds } from "./known-browser";
import { cookieMaxAgeSeconds, sessionCookie } from "./session";

export async function currentAsker(): Promise<{ cookies: Record<string, string>; headers: Record<string, string> }> {
  return {
    cookies: Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value])),
    headers: Object.fromEntries(await headers()),
  };
}

/** Where the request came from (addressKey). */
export async function currentAddress(): Promise<string | null> {
  return addressKey((await headers()).get("x-forwarded-for"));
}

/** Whether another site made the browser ask: for an image, a style or a frame of its page, not because somebody goes here. */
export async function isEmbedded(): Promise<boolean> {
  const found = await headers();
  const [destination, site, accept = ""] = ["sec-fetch-dest", "sec-fetch-site", "accept"].map(
    (name) => found.get(name) ?? undefined,
  );
  if (destination !== undefined) return destination !== "document" && site !== "same-origin";
  // Over plain http browsers say only what they would take.
  return /^(?:image|text\/css|video|audio)\b/.test(accept);
}

/** Gives the browser what a sign-in through next-auth is to leave there; next-auth's other cookies have done their work. */
export async function keepSignIn(setCookies: readonly string[]): Promise<void> {
  const { session, known } = cookieNames();
  const made = new Map(setCookies.map(nameAndValue));
  const [sessionValue, knownValue] = [made.get(session), made.get(known)];
  if (sessionValue === undefined) throw new Error("next-auth made no session cookie");
  await keep(session, sessionValue, cookieMaxAgeSeconds);
  if (knownValue !== undefined) await keep(known, knownValue, knownMaxAgeSeconds);
}

/** Signs the browser in as the teacher with this email, with a session that a use case made, and knows it from then on. */
export async function keepTeacher({ sessionId, email }: { sessionId: string; email: string }): Promise<void> {
  const cookie = await sessionCookie(sessionId);
  await keep(cookieNames().session, cookie.slice(cookie.indexOf("=") + 1), cookieMaxAgeSeconds);
  await keep(cookieNames().known, knownAfter((await currentAsker()).cookies, email), knownMaxAgeSeconds);
}

/** Of a Set-Cookie header. */
export function nameAndValue(setCookie: string): [string, string] {
  const [pair = ""] = setCookie.split(";");
  const at = pair.indexOf("=");
  return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
}

async function keep(name: string, value: string, maxAge: number): Promise<void> {
  const https = (await headers()).get("x-forwarded-proto") === "https";
  (await cookies()).set(name, value, { httpOnly: true, sameSite: "lax", path: "/", secure: https, maxAge });
}
