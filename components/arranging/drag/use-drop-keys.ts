"use client";

import { useEffect, useRef } from "react";
import { dragThreshold } from "@/components/ui/controls/drag-motion";

const next = new Set(["ArrowDown", "ArrowRight"]);
const previous = new Set(["ArrowUp", "ArrowLeft"]);

/**
 * While an item is picked up: focuses the first place's button, moves among the places by Tab and arrow keys, and cancels by Escape or by a click
 * elsewhere, but not by a touch that scrolls.
 * @param picked the item's `data-grip`, and whether a key picked it up: only then the page scrolls to the focus; null: nothing is picked up
 */
export function useDropKeys(picked: { grip: string; byKey: boolean } | null, onLeave: () => void): void {
  const grip = picked?.grip ?? null;
  const byKey = picked?.byKey ?? false;
  const latest = useRef(onLeave);
  useEffect(() => {
    latest.current = onLeave;
  });
  const leaving = useRef<string | null>(null);
  useEffect(() => {
    if (grip === null) {
      // Only now, because the grip can't be focused while its item is picked up.
      if (leaving.current !== null) document.querySelector<HTMLElement>(`[data-grip="${leaving.current}"]`)?.focus();
      leaving.current = null;
      return;
    }
    const buttons = () => [...document.querySelectorAll<HTMLElement>("[data-drop-button]")];
    buttons()[0]?.focus({ preventScroll: !byKey });
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
    /** The current press outside places and grips. A touch that scrolls has no `pointerup`, because the browser cancels it. */
    let press: PointerEvent | null = null;
    const onPointerDown = (event: PointerEvent) => {
      const { target } = event;
      const isElsewhere = target instanceof Element && target.closest("[data-drop-button], [data-grip]") === null;
      press = isElsewhere ? event : null;
    };
    const onPointerUp = (event: PointerEvent) => {
      if (event.pointerId !== press?.pointerId) return;
      if (Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) < dragThreshold) latest.current();
      press = null;
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("pointerdown", onPointerDown);
    document.addEventListener("pointerup", onPointerUp);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("pointerdown", onPointerDown);
      document.removeEventListener("pointerup", onPointerUp);
    };
  }, [grip, byKey]);
}
