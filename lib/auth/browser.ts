/** For pages and actions of Next: cookies and headers of the current request, and signing its browser in and out. */
import { cookies, headers } from "next/headers";
import { addressKey } from "./address";
import { cookieNames } from "./cookie-names";
import { knownCookieAfter, knownMaxAgeSeconds } from "./known-browser";
import { cookieFlags } from "./next-auth";
import { endSession } from "./session";
import { cookieMaxAgeSeconds, encodeToken } from "./session-token";

/** The request's cookies by name. */
export async function currentCookies(): Promise<Record<string, string>> {
  return Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
}

/** The address of the request, as an `addressKey`. */
export async function currentAddress(): Promise<string | null> {
  return addressKey((await headers()).get("x-forwarded-for"));
}

/** Whether a page of another site embeds this request, as an image, a style or a frame, so that no person has navigated here. */
export async function isEmbedded(): Promise<boolean> {
  const found = await headers();
  const [destination, site, accept = ""] = ["sec-fetch-dest", "sec-fetch-site", "accept"].map(
    (name) => found.get(name) ?? undefined,
  );
  if (destination !== undefined) return destination !== "document" && site !== "same-origin";
  // Over plain http browsers send no sec-fetch headers, only Accept.
  return /^(?:image|text\/css|video|audio)\b/.test(accept);
}

/** Signs the browser in with a session, and makes it a known browser of `account`: a teacher's (tidied) email, or a `studentAccount`. */
export async function signBrowserIn({ sessionId, account }: { sessionId: string; account: string }): Promise<void> {
  const { session, known } = cookieNames();
  await setCookie(session, await encodeToken(sessionId), cookieMaxAgeSeconds);
  await setCookie(known, knownCookieAfter(await currentCookies(), account), knownMaxAgeSeconds);
}

/** Ends the browser's session. It stays a known browser. */
export async function signBrowserOut(): Promise<void> {
  const { session } = cookieNames();
  const token = (await cookies()).get(session)?.value;
  if (token !== undefined) await endSession(token);
  await setCookie(session, "", 0);
}

/** The address that the browser has opened, without a path. The front door has checked it. */
export async function currentOrigin(): Promise<string> {
  const found = await headers();
  const proto = found.get("x-forwarded-proto") === "https" ? "https" : "http";
  return `${proto}://${found.get("x-forwarded-host") ?? found.get("host") ?? "localhost"}`;
}

/** Sets one of our own cookies; `maxAge` in seconds, 0 to delete it. */
export async function setCookie(name: string, value: string, maxAge: number): Promise<void> {
  const https = (await headers()).get("x-forwarded-proto") === "https";
  (await cookies()).set(name, value, { ...cookieFlags(https), maxAge });
}
