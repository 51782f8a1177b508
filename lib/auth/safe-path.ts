/** A path of this site that a sign-in may lead to, else `/`. Browsers take `//evil.example` and `/\evil.example` for other hosts. */
export function safePath(given: unknown): string {
  return typeof given === "string" && /^\/(?![/\\])/.test(given) && !/[\p{Cc}]/u.test(given) ? given : "/";
}
