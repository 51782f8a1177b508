"use client";
import { useEffect } from "react";

/** Reloads a page that the browser restores from its back-forward cache, because the page shows old data, perhaps to another user (S1). */
export function ReloadOnRestore() {
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
