import { useEffect, type RefObject } from "react";

/**
 * When what had the focus inside `box` is gone, because its press did what it was there for, the box gets the focus: the next Tab goes on from
 * there. Not a button in it, which the next key would press. The box has `tabIndex={-1}`.
 */
export function useRetainedFocus(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let focused: Node | null = null;
    const onFocus = ({ target }: FocusEvent) => (focused = target as Node);
    const onBlur = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) focused = null;
    };
    const observer = new MutationObserver(() => {
      if (focused === null || focused.isConnected) return;
      focused = null;
      if (document.activeElement === document.body) element.focus({ preventScroll: true });
    });
    element.addEventListener("focusin", onFocus);
    element.addEventListener("focusout", onBlur);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      element.removeEventListener("focusin", onFocus);
      element.removeEventListener("focusout", onBlur);
      observer.disconnect();
    };
  }, [box]);
}
