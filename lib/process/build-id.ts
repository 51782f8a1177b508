/** The build of the pages that this process serves; null in development, where they change all the time. */
export function buildId(): string | null {
  return process.env.CROSSCASE_BUILD ?? null; // lib/server/boot/pages.ts
}

/** The number of the release that serves the page, such as "0.1.0". */
export function shownRelease(): string {
  return process.env.CROSSCASE_RELEASE ?? ""; // the same
}
