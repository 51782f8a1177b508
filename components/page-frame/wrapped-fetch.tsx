"use client";
import { wrapFetch } from "./page-fetch";

// When this module loads, which is before any effect of a page.
if (typeof window !== "undefined") wrapFetch(window);

/** Includes this module in every page. */
export function WrappedFetch() {
  return null;
}
