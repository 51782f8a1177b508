/**
 * Under https our cookies are named `__Host-…`: a browser accepts such cookies only from this host over https, so no neighbouring host or man in the
 * middle can set one. The rest of the server uses plain names: this file renames cookies in requests and responses.
 */
import type { IncomingHttpHeaders, ServerResponse } from "node:http";

const prefix = "__Host-";
const ownCookie = /^crosscase-[a-z]+-[0-9a-f]{6}=/;

/** Removes the prefix from our cookies, and drops those that a request contains without it. */
export function removeCookiePrefix(headers: IncomingHttpHeaders): void {
  if (headers.cookie === undefined) return;
  const pairs = headers.cookie
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => !ownCookie.test(pair));
  headers.cookie = pairs
    .map((pair) =>
      pair.startsWith(prefix) && ownCookie.test(pair.slice(prefix.length)) ? pair.slice(prefix.length) : pair,
    )
    .join("; ");
}

/** Adds the prefix to each of our cookies that this response sets. */
export function addCookiePrefix(res: ServerResponse): void {
  const set = res.setHeader.bind(res);
  const append = res.appendHeader.bind(res);
  res.setHeader = (name, value) => set(name, name.toLowerCase() === "set-cookie" ? renameCookies(value) : value);
  res.appendHeader = (name, value) =>
    append(name, name.toLowerCase() === "set-cookie" ? [renameCookies(value)].flat() : value);
}

function renameCookies<T extends number | string | readonly string[]>(value: T): string[] {
  return [value].flat().map((cookie) => (ownCookie.test(String(cookie)) ? withPrefix(String(cookie)) : String(cookie)));
}

export function withPrefix(cookie: string): string {
  return prefix + cookie;
}
