"use client";
import { useEffect } from "react";

/** S1: a page that comes back from the back-forward cache shows what was true when it was left, perhaps to someone else: it loads anew. */
export function FreshPage() {
  useEffect(() => {
    const reload = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      document.documentElement.hidden = true;
      location.reload();
    };
    addEventListener("pageshow", reload);
    return () => removeEventListener("pageshow", reload);
  }, []);
  return null;
}
