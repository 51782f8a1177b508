import { useEffect, type RefObject } from "react";

/** What a teacher says stands below `head`, which it must not cover. */
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
