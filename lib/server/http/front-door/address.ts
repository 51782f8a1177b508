/** Finds the address at which a request arrived: from `Host` and the socket, from trusted proxies, or from NEXTAUTH_URL. Pure. */
import type { IncomingHttpHeaders } from "node:http";

export interface Address {
  proto: "http" | "https";
  /** host[:port], lower case. */
  host: string;
  /** The client's IP address, by the socket or the trusted proxies. */
  client: string;
}

export interface AddressRules {
  /** The number of trusted proxies in front of us. */
  trustProxy: number;
  /** The one origin, when NEXTAUTH_URL sets it. */
  origin: string | undefined;
}

/** A name, an IPv4 address or an IPv6 address in brackets, and an optional port: no character that has another meaning in a URL. */
const plainHost = /^(?:[a-z0-9_](?:[a-z0-9_.-]{0,251}[a-z0-9_])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

export function isPlainHost(host: string): boolean {
  return plainHost.test(host) && URL.canParse(`http://${host}`);
}

/** Null when the request has no plain host; it is then refused with 400. */
export function addressOf(headers: IncomingHttpHeaders, remoteAddress: string, rules: AddressRules): Address | null {
  const { host } = headers;
  if (host === undefined || !isPlainHost(host)) return null;
  const forwarded = (name: string) =>
    rules.trustProxy > 0 ? trustedEntry(headers[name], rules.trustProxy) : undefined;

  const client = forwarded("x-forwarded-for") ?? remoteAddress;
  if (rules.origin !== undefined) {
    const { protocol, host: own } = new URL(rules.origin);
    return { proto: protocol === "https:" ? "https" : "http", host: own, client };
  }
  const forwardedHost = forwarded("x-forwarded-host") ?? host;
  if (!isPlainHost(forwardedHost)) return null;
  return {
    proto: forwarded("x-forwarded-proto") === "https" ? "https" : "http",
    host: forwardedHost.toLowerCase(),
    client,
  };
}

/** The n-th entry from the right of a comma-separated header, which the n-th proxy, counted from us, wrote. If a proxy replaced the list, its first entry. */
function trustedEntry(header: string | string[] | undefined, n: number): string | undefined {
  const entries = (Array.isArray(header) ? header.join(",") : (header ?? ""))
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  return entries[Math.max(0, entries.length - n)];
}

/** Replaces the headers in which a client claims an address by those of `addressOf`. */
export function setForwarded(headers: IncomingHttpHeaders, address: Address): void {
  for (const name of Object.keys(headers)) {
    if (name.startsWith("x-forwarded-") || name === "forwarded" || name === "x-real-ip") delete headers[name];
  }
  headers.host = address.host;
  headers["x-forwarded-host"] = address.host;
  headers["x-forwarded-proto"] = address.proto;
  headers["x-forwarded-for"] = address.client;
}
