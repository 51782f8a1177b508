"use client";
import { wrapFetch } from "./page-fetch";

// As soon as its code is there, and so before any effect of a page.
if (typeof window !== "undefined") wrapFetch(window);

/** Has the code come with every page. */
export function WrappedFetch() {
  return null;
}
