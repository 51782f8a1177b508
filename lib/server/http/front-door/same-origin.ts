/** Whether one of our pages sent a request that may change something, or an upgrade. Pure. */
import type { Address } from "./address";

/** What a request says about the page that sent it. */
export interface Sent {
  /** The Origin header. */
  origin: string | undefined;
  /** The Sec-Fetch-Site header, which browsers send over https and to this machine itself. */
  site: string | undefined;
  /** Whether it is a POST that brings cookies: only browsers keep cookies, and a browser's POST always has an Origin. */
  postsCookies: boolean;
}

/** @param only NEXTAUTH_URL's origin, when it is set */
export function isSameOrigin(
  { origin, site, postsCookies }: Sent,
  address: Address,
  only: string | undefined,
): boolean {
  if (site === "cross-site") return false;
  if (origin === undefined) return !postsCookies; // a program, or a browser's HEAD
  if (!URL.canParse(origin)) return false; // `null` too
  const url = new URL(origin);
  if (url.origin !== origin) return false; // more than an origin, or spelled otherwise: no browser sends that
  if (only !== undefined) return origin === only;
  if (url.protocol !== "http:" && url.protocol !== "https:") return false;
  // This host and port. Behind an undeclared TLS proxy the page is https where the server sees http.
  return url.host === new URL(`${url.protocol}//${address.host}`).host;
}
