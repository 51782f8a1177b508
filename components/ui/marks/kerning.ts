import { hasLongRun } from "@/lib/rules/writing/words";

/**
 * A class for whatever shows these texts. Where each letter is set closer to the next (`ooo` in Literata, `xxx` in Atkinson) a line can
 * be broken nowhere without setting all that follows anew: 50 kB without a space took a browser 3 to 50 s, and take some
 * milliseconds without kerning. Words keep theirs.
 */
export function kerningOf(...texts: readonly string[]): string | undefined {
  return hasLongRun(texts) ? "unkerned" : undefined;
}
