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
  headers.cookie = pairsIn(headers.cookie)
    .filter((pair) => !ownCookie.test(pair))
    .map(withoutPrefix)
    .join("; ");
}

/**
 * For a request that Next sends to itself to render the page that an action redirects to. It contains the cookies of the action's request without the
 * prefix, and after them those that the action has set, with the prefix. The set ones replace the others: the person may just have signed in.
 */
export function replaceBySetCookies(headers: IncomingHttpHeaders): void {
  if (headers.cookie === undefined) return;
  const pairs = pairsIn(headers.cookie).map(withoutPrefix);
  headers.cookie = [...new Map(pairs.map((pair) => [pair.split("=")[0], pair])).values()].join("; ");
}

const pairsIn = (cookie: string) => cookie.split(";").map((pair) => pair.trim());

const withoutPrefix = (pair: string) =>
  pair.startsWith(prefix) && ownCookie.test(pair.slice(prefix.length)) ? pair.slice(prefix.length) : pair;

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
