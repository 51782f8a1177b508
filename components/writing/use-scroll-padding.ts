import { useEffect, type RefObject } from "react";

/** px, above the bar. By Ctrl+End, Firefox leaves an empty last line half of this room, less 23 px. */
const spare = 48;

/** While `bar` sticks to the foot of the window, what is scrolled into view, and the line that one types in, stays above it. */
export function useRoomAtFoot(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const { style } = document.documentElement;
    const measure = () => {
      style.scrollPaddingBottom =
        getComputedStyle(element).position === "sticky" ? `${element.offsetHeight + spare}px` : "";
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // It sticks or not by the height of the window.
    addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      removeEventListener("resize", measure);
      style.scrollPaddingBottom = "";
    };
  }, [bar]);
}
