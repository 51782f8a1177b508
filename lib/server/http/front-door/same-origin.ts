/** Whether one of our pages sent a request that may change something, or an upgrade. Pure. */
import type { Address } from "./address";

/** `origin` is the Origin header, when there is one; `only` is NEXTAUTH_URL's origin, when it is set. */
export function isSameOrigin(origin: string | undefined, address: Address, only: string | undefined): boolean {
  if (origin === undefined) return true; // no cross-site request of a browser: those always have an Origin
  if (!URL.canParse(origin)) return false; // `null` too
  const url = new URL(origin);
  if (url.origin !== origin) return false; // more than an origin, or spelled otherwise: no browser sends that
  if (only !== undefined) return origin === only;
  if (url.protocol !== "http:" && url.protocol !== "https:") return false;
  // This host and port. Behind an undeclared TLS proxy the page is https where the server sees http.
  return url.host === new URL(`${url.protocol}//${address.host}`).host;
}
