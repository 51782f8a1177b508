"use client";

import { useEffect, useRef } from "react";

const next = new Set(["ArrowDown", "ArrowRight"]);
const previous = new Set(["ArrowUp", "ArrowLeft"]);

/**
 * While something is picked up by a press: the focus goes to the first place's button, Tab and arrow keys go on among the places, Escape leaves
 * things as they are. A press anywhere else does too. `grip`: the `data-grip` of what is picked up; null: nothing is.
 */
export function useDropKeys(grip: string | null, onLeave: () => void): void {
  const latest = useRef(onLeave);
  useEffect(() => {
    latest.current = onLeave;
  });
  const leaving = useRef<string | null>(null);
  useEffect(() => {
    if (grip === null) {
      // Only now: while it is in the hand its dots take no focus.
      if (leaving.current !== null) document.querySelector<HTMLElement>(`[data-grip="${leaving.current}"]`)?.focus();
      leaving.current = null;
      return;
    }
    const buttons = () => [...document.querySelectorAll<HTMLElement>("[data-drop-button]")];
    buttons()[0]?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        event.preventDefault();
        leaving.current = grip;
        latest.current();
        return;
      }
      const step =
        event.key === "Tab" ? (event.shiftKey ? -1 : 1) : next.has(event.key) ? 1 : previous.has(event.key) ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      const all = buttons();
      const at = all.findIndex((button) => button === document.activeElement);
      all[(at + step + all.length) % all.length]?.focus();
    };
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Element && target.closest("[data-drop-button], [data-grip]") === null) latest.current();
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("pointerdown", onPointerDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("pointerdown", onPointerDown);
    };
  }, [grip]);
}
