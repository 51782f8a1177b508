/** The build of the pages that this process serves; null in development, where they change all the time. */
export function buildId(): string | null {
  return process.env.CROSSCASE_BUILD ?? null; // lib/server/boot/pages.ts
}
