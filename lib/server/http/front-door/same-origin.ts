/** Whether one of our pages sent a request that may change something, or an upgrade. Pure. */
import type { Address } from "./address";

/** What a request's headers say about the page that sent it. */
export interface Sent {
  /** The Origin header. */
  origin: string | undefined;
  /** The Sec-Fetch-Site header, which browsers send over https and to this machine itself. */
  site: string | undefined;
  /** Whether the request is a POST with cookies. Only browsers send cookies, and a browser's POST always has an Origin. */
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
  if (!URL.canParse(origin)) return false; // such as `null`
  const url = new URL(origin);
  if (url.origin !== origin) return false; // more than an origin, or in another spelling, which no browser sends
  if (only !== undefined) return origin === only;
  if (url.protocol !== "http:" && url.protocol !== "https:") return false;
  // Compares host and port only: behind an undeclared TLS proxy the page is https, but the server sees http.
  return url.host === new URL(`${url.protocol}//${address.host}`).host;
}
