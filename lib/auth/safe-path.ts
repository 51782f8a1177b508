/** Where a sign-in may lead: a path of ours. `//evil.example` and `/\evil.example` are other hosts to a browser, so they are none. */
export function safePath(given: unknown): string {
  return typeof given === "string" && /^\/(?![/\\])/.test(given) && !/[\p{Cc}]/u.test(given) ? given : "/";
}
