import { hasLongRun } from "@/lib/features/cases/writing/rules/words";

/**
 * The CSS class for an element that shows these texts: turns kerning off if they have long runs of one letter. With kerning, a browser needs 3 to 50 s to
 * break 50 kB of such a text into lines; without, milliseconds.
 */
export function kerningClass(...texts: readonly string[]): string | undefined {
  return hasLongRun(texts) ? "unkerned" : undefined;
}
