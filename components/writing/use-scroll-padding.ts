import { useEffect, type RefObject } from "react";

/** px between the line and the bar, at the least. */
const spare = 48;
/** On Ctrl+End, Firefox leaves an empty last line only half of the padding, and these px. */
const firefoxAdds = 10;

/**
 * Keeps what is scrolled into view, and the line with the caret, above `bar` while it is at the foot of the window, whatever is scrolled. Style
 * sheets leave room for it by `--bar-width` and `--bar-height`.
 */
export function useScrollPadding(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const { style } = document.documentElement;
    const measure = () => {
      // It is not shown: another bar is.
      if (element.offsetHeight === 0) return;
      const height = element.offsetHeight;
      style.setProperty("--bar-width", `${element.offsetWidth}px`);
      style.setProperty("--bar-height", `${height}px`);
      const padding = Math.max(height + spare, 2 * (height - firefoxAdds));
      style.scrollPaddingBottom = getComputedStyle(element).position === "static" ? "" : `${padding}px`;
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // Whether it sticks depends on the height of the window.
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
