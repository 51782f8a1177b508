/** Whether a request that may change something, or an upgrade, was sent by a page of ours. Pure. */
import type { Address } from "./address";

/** `origin` is the Origin header, when there is one; `only` is NEXTAUTH_URL's origin, when it is set. */
export function isSameOrigin(origin: string | undefined, address: Address, only: string | undefined): boolean {
  if (origin === undefined) return true; // not a browser's cross-site request: those always say where they come from
  if (!URL.canParse(origin)) return false; // `null` too
  const url = new URL(origin);
  if (url.origin !== origin) return false; // more than an origin, or another spelling: no browser sends that
  if (only !== undefined) return origin === only;
  if (url.protocol !== "http:" && url.protocol !== "https:") return false;
  // This host and port. A TLS proxy that we were not told of makes the page https where we see http.
  return url.host === new URL(`${url.protocol}//${address.host}`).host;
}
