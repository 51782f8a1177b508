"use client";
import { useEffect } from "react";

/** S1: reloads a page that the browser restores from its back-forward cache: it shows old facts, perhaps to another user. */
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
