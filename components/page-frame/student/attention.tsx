"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import { useEffect, useRef, type ReactNode, type RefObject } from "react";
import { useRetainedFocus } from "@/components/ui/controls/use-retained-focus";
import { SlimContext } from "./attention-line";
import styles from "./attention.module.css";

/** px between an element that is scrolled into view and the lines above it. */
const spare = 32;

/** Lines fixed to the top of the window on every page of a student, also while typing or presenting: the teacher's messages, and changes of the team. */
export function Attention({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useRetainedFocus(place);
  useScrollPaddingBelow(place);
  return (
    <div ref={place} tabIndex={-1} className={styles.place}>
      <SlimContext value={useSelectedLayoutSegment() === "present"}>{children}</SlimContext>
    </div>
  );
}

/** Keeps the field that has the focus, and the line with the caret, below `place`. */
function useScrollPaddingBelow(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      const { offsetHeight } = element;
      style.scrollPaddingTop = offsetHeight === 0 ? "" : `${offsetHeight + spare}px`;
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.scrollPaddingTop = "";
    };
  }, [place]);
}
