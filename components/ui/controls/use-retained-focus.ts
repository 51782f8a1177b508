import { useEffect, type RefObject } from "react";

/**
 * Focuses `box` when the focused element inside it is removed, for example a button after its click, so that the next Tab continues from there.
 * Another button would be pressed by the next key. The box needs `tabIndex={-1}`.
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
