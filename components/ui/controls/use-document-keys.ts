import { useEffect, useEffectEvent } from "react";

/** Calls `onKey` for each key that is pressed anywhere on the page. */
export function useDocumentKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useEffectEvent(onKey);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => latest(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
