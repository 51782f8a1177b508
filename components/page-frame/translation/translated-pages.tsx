"use client";
import { putBackTexts } from "./put-back-texts";

// When this module loads, which is before React changes anything in the page.
if (typeof window !== "undefined") putBackTexts(window);

/** Includes this module in every page. */
export function TranslatedPages() {
  return null;
}
