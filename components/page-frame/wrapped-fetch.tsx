"use client";
import { wrapFetch } from "./page-fetch";

// As the module loads, so that it runs before any effect of a page.
if (typeof window !== "undefined") wrapFetch(window);

/** Renders nothing; includes this module in every page. */
export function WrappedFetch() {
  return null;
}
