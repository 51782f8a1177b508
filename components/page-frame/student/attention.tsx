"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import { useEffect, useRef, type ReactNode, type RefObject } from "react";
import { useRetainedFocus } from "@/components/ui/controls/use-retained-focus";
import { SlimContext } from "./attention-line";
import styles from "./attention.module.css";

/** px between what is scrolled to and the place. */
const spare = 32;

/** The top of the window on every page of a student, whatever is scrolled, typed or presented: what the teacher says, and what has happened to the team. */
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
