import { useEffect, useEffectEvent } from "react";

/** Keys pressed anywhere on the page, while the component is on it. */
export function useDocumentKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useEffectEvent(onKey);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => latest(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
