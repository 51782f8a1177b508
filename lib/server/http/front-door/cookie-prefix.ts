/**
 * Under https our cookies are called `__Host-…`: a browser takes those from this very host over https only, so that no neighbouring host and
 * nobody on the line can plant one. Inside the server they have their plain names; they are renamed here on the way in and out.
 */
import type { IncomingHttpHeaders, ServerResponse } from "node:http";

const prefix = "__Host-";
const ownCookie = /^crosscase-[a-z]+-[0-9a-f]{6}=/;

/** Under https a cookie of ours without the prefix counts for nothing. */
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

/** Whatever sets a cookie of ours on this answer sets it with the prefix. */
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
