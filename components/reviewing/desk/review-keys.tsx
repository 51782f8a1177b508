"use client";

import { usePathname } from "next/navigation";
import { createContext, useContext, useLayoutEffect, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";

const keys = ["j", "k", "n", "c", "w", "r", "?", "0", "1", "2", "3", "4", "5", "6"] as const;
export type ReviewKey = (typeof keys)[number];

/** Sends keys to the case that is open. Keys that come while the next case is on its way wait for it, so that none marks the case before. */
class KeyHub {
  private press: ((key: ReviewKey) => void) | null = null;
  private leaving: string | null = null;
  private waiting: ReviewKey[] = [];

  /** @param press null while single keys are off */
  listen(submissionId: string, press: ((key: ReviewKey) => void) | null): () => void {
    this.press = press;
    if (this.leaving !== null && this.leaving !== submissionId) {
      this.leaving = null;
      this.deliver();
    }
    return () => {
      if (this.press === press) this.press = null;
    };
  }

  /** The next case is asked for. */
  leave(submissionId: string): void {
    this.leaving = submissionId;
  }

  /** The next page will not come, or is no case: the keys were for none. */
  end(): void {
    if (this.leaving === null) return;
    this.leaving = null;
    this.waiting = [];
  }

  readonly hear = (event: KeyboardEvent): void => {
    const key = keys.find((each) => each === event.key);
    if (key === undefined || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { target } = event;
    if (target instanceof Element && target.closest("input:not([type=radio]), textarea, select") !== null) return;
    // Not by the focus, which stays for a moment in a dialog that has just closed.
    if (document.querySelector("dialog:modal") !== null) return;
    if (this.leaving !== null) this.waiting.push(key);
    else if (this.press !== null) this.press(key);
    else return;
    event.preventDefault();
  };

  /** One after the other: what a key does depends on the one before, which may lead on to yet another case. */
  private deliver(): void {
    setTimeout(() => {
      while (this.leaving === null) {
        const key = this.waiting.shift();
        if (key === undefined) return;
        flushSync(() => this.press?.(key));
      }
    });
  }
}

const Hub = createContext<KeyHub | null>(null);

/** Around all pages of a review, so that it stays while one case follows another. */
export function ReviewKeys({ children }: { children: ReactNode }) {
  const [hub] = useState(() => new KeyHub());
  useLayoutEffect(() => {
    document.addEventListener("keydown", hub.hear);
    return () => document.removeEventListener("keydown", hub.hear);
  }, [hub]);
  const path = usePathname();
  // After the layout effects of the case.
  useLayoutEffect(() => hub.end(), [hub, path]);
  return <Hub value={hub}>{children}</Hub>;
}

export function useKeyHub(): KeyHub {
  const hub = useContext(Hub);
  if (hub === null) throw new Error("<ReviewKeys> is missing around the case");
  return hub;
}

/** Single-key shortcuts: not while someone types, not over a dialog, and not when they are disabled (WCAG 2.1.4). */
export function useReviewKeys(hub: KeyHub, submissionId: string, on: boolean, press: (key: ReviewKey) => void): void {
  // A layout effect: with a later one, a key could still reach the case before.
  useLayoutEffect(() => hub.listen(submissionId, on ? press : null), [hub, submissionId, on, press]);
}
