import { hasLongRun } from "@/lib/rules/writing/words";

/**
 * The CSS class for an element that shows these texts: switches kerning off for long runs of one letter, with which a browser needs 3 to 50 s
 * to break 50 kB into lines, and milliseconds without. Ordinary words are kerned.
 */
export function kerningClass(...texts: readonly string[]): string | undefined {
  return hasLongRun(texts) ? "unkerned" : undefined;
}
