import { useEffect, type RefObject } from "react";

/** The least distance between the line with the caret and the bar, in px. */
const spare = 48;
/** On Ctrl+End, Firefox scrolls an empty last line to half of the padding plus these px. */
const firefoxAdds = 10;

/**
 * Keeps the line with the caret, and elements scrolled into view, above `bar` while it sticks to the foot of the window. Sets `--bar-width` and
 * `--bar-height`, by which style sheets leave room for the bar.
 */
export function useScrollPadding(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const { style } = document.documentElement;
    const measure = () => {
      // This bar is hidden, because the page shows another one.
      if (element.offsetHeight === 0) return;
      const height = element.offsetHeight;
      style.setProperty("--bar-width", `${element.offsetWidth}px`);
      style.setProperty("--bar-height", `${height}px`);
      const padding = Math.max(height + spare, 2 * (height - firefoxAdds));
      style.scrollPaddingBottom = getComputedStyle(element).position === "static" ? "" : `${padding}px`;
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // The window's height decides whether the bar sticks.
    addEventListener("resize", measure);
    return () => {
      observer.disconnect();
      removeEventListener("resize", measure);
      style.scrollPaddingBottom = "";
      style.removeProperty("--bar-width");
      style.removeProperty("--bar-height");
    };
  }, [bar]);
}
