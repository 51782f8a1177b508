import { useEffect, type RefObject } from "react";

/** Places the lines of `Attention` below `head`, so that they don't cover it. */
export function useAttentionBelow(head: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = head.current;
    if (element === null) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() =>
      style.setProperty("--attention-top", `${element.getBoundingClientRect().bottom}px`),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty("--attention-top");
    };
  }, [head]);
}
