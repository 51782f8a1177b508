"use client";
import { putBackTexts } from "./put-back-texts";

// As the module loads, so that it runs before React changes anything in the page.
if (typeof window !== "undefined") putBackTexts(window);

/** Renders nothing; includes this module in every page. */
export function TranslatedPages() {
  return null;
}
