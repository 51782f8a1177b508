/**
 * Under https our cookies are called `__Host-…`: a browser takes those from this very host over https only, so that no neighbouring host and
 * nobody on the line can plant one. Inside the server they have their plain names; they are renamed here on the way in and out.
 */
import type { IncomingHttpHeaders, ServerResponse } from "node:http";

const prefix = "__Host-";
const own = /^crosscase-[a-z]+-[0-9a-f]{6}=/;

/** Under https a cookie of ours without the prefix counts for nothing. */
export function readPrefixed(headers: IncomingHttpHeaders): void {
  if (headers.cookie === undefined) return;
  const pairs = headers.cookie
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => !own.test(pair));
  headers.cookie = pairs
    .map((pair) => (pair.startsWith(prefix) && own.test(pair.slice(prefix.length)) ? pair.slice(prefix.length) : pair))
    .join("; ");
}

/** Whatever sets a cookie of ours on this answer sets it with the prefix. */
export function writePrefixed(res: ServerResponse): void {
  const set = res.setHeader.bind(res);
  const append = res.appendHeader.bind(res);
  res.setHeader = (name, value) => set(name, name.toLowerCase() === "set-cookie" ? renamed(value) : value);
  res.appendHeader = (name, value) =>
    append(name, name.toLowerCase() === "set-cookie" ? [renamed(value)].flat() : value);
}

function renamed<T extends number | string | readonly string[]>(value: T): string[] {
  return [value].flat().map((cookie) => (own.test(String(cookie)) ? prefixed(String(cookie)) : String(cookie)));
}

export function prefixed(cookie: string): string {
  return prefix + cookie;
}
