"use client";

import { usePathname } from "next/navigation";
import { createContext, useContext, useLayoutEffect, useState, type ReactNode } from "react";
import { KeyHub, reviewKeys, type ReviewKey } from "./key-hub";

/** Handles a key that is pressed anywhere on the page except in a field or a dialog. */
function handleKey(hub: KeyHub, event: KeyboardEvent): void {
  const key = reviewKeys.find((each) => each === event.key);
  if (key === undefined || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const { target } = event;
  if (target instanceof Element && target.closest("input:not([type=radio]), textarea, select") !== null) return;
  // Don't check the focus: it stays for a moment in a dialog that has just closed.
  if (document.querySelector("dialog:modal") !== null) return;
  if (hub.sendKey(key)) event.preventDefault();
}

const Hub = createContext<KeyHub | null>(null);

/** Wraps all pages of a review, so that the hub survives the change from one case to the next. */
export function ReviewKeys({ children }: { children: ReactNode }) {
  const [hub] = useState(() => new KeyHub());
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => handleKey(hub, event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, [hub]);
  const path = usePathname();
  // Runs after the layout effects of the case, which have called `listen` by then.
  useLayoutEffect(() => hub.dropQueued(), [hub, path]);
  return <Hub value={hub}>{children}</Hub>;
}

export function useKeyHub(): KeyHub {
  const hub = useContext(Hub);
  if (hub === null) throw new Error("<ReviewKeys> is missing around the case");
  return hub;
}

/** Single-key shortcuts: not while someone types, not over a dialog, and not when they are disabled (WCAG 2.1.4). */
export function useReviewKeys(hub: KeyHub, submissionId: string, on: boolean, press: (key: ReviewKey) => void): void {
  // A layout effect, because before a later one a key could still reach the case before.
  useLayoutEffect(() => hub.listen(submissionId, on ? press : null), [hub, submissionId, on, press]);
}
