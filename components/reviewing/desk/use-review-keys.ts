import { useLayoutEffect } from "react";

export type ReviewKey = "j" | "k" | "c" | "r" | "?" | "0" | "1" | "2" | "3" | "4";
const keys: readonly string[] = ["j", "k", "c", "r", "?", "0", "1", "2", "3", "4"] satisfies ReviewKey[];

/** Single-key shortcuts: not while someone types, not over a dialog, and not when they are disabled (WCAG 2.1.4). */
export function useReviewKeys(on: boolean, press: (key: ReviewKey) => void): void {
  // A layout effect: with a later one, a key could still reach the case before.
  useLayoutEffect(() => {
    if (!on) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !keys.includes(event.key)) return;
      const { target } = event;
      if (target instanceof Element && target.closest("input:not([type=radio]), textarea, select") !== null) return;
      // Not by the focus, which stays for a moment in a dialog that has just closed.
      if (document.querySelector("dialog:modal") !== null) return;
      event.preventDefault();
      press(event.key as ReviewKey); // it is one of them
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [on, press]);
}
