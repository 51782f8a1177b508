import { useLayoutEffect } from "react";

export type ReviewKey = "j" | "k" | "c" | "r" | "?" | "0" | "1" | "2" | "3" | "4";
const keys: readonly string[] = ["j", "k", "c", "r", "?", "0", "1", "2", "3", "4"] satisfies ReviewKey[];

/** Single keys of the review page: not while someone types, not over a dialog, and not when they are switched off (WCAG 2.1.4). */
export function useReviewKeys(on: boolean, press: (key: ReviewKey) => void): void {
  // With the page as it is drawn: a moment later, and a key would still go to the case before.
  useLayoutEffect(() => {
    if (!on) return;
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !keys.includes(event.key)) return;
      const { target } = event;
      if (target instanceof Element && target.closest("input:not([type=radio]), textarea, select") !== null) return;
      // Not by where the focus is: it stays for a moment in one that has just closed.
      if (document.querySelector("dialog:modal") !== null) return;
      event.preventDefault();
      press(event.key as ReviewKey); // it is one of them
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, [on, press]);
}
