/** A path of this site that a sign-in may lead to, in ASCII as addresses are, else `/`. Browsers take `//evil.example` and `/\evil.example` for other hosts. */
export function safePath(given: unknown): string {
  return typeof given === "string" && /^\/(?![/\\])[\x21-\x7e]*$/.test(given) ? given : "/";
}
