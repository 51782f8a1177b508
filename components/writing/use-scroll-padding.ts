import { useEffect, type RefObject } from "react";

/** px above the bar. On Ctrl+End, Firefox leaves an empty last line only half of it, less 23 px. */
const spare = 48;

/** Keeps what is scrolled into view, and the line with the caret, above `bar` while it sticks to the foot of the window. */
export function useScrollPadding(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const { style } = document.documentElement;
    const measure = () => {
      // It is not shown: another bar is.
      if (element.offsetHeight === 0) return;
      style.scrollPaddingBottom =
        getComputedStyle(element).position === "sticky" ? `${element.offsetHeight + spare}px` : "";
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // Whether it sticks depends on the height of the window.
    addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      removeEventListener("resize", measure);
      style.scrollPaddingBottom = "";
    };
  }, [bar]);
}
