import { useCallback, useSyncExternalStore } from "react";

/** The new text, or a function from the current one. */
type Next = string | ((now: string) => string);

const listeners = new Set<() => void>();
const memory = new Map<string, string>();

function read(key: string, store: () => Storage): string {
  const cached = memory.get(key);
  if (cached !== undefined) return cached;
  let stored = "";
  try {
    stored = store().getItem(key) ?? "";
  } catch {
    // Storage is disabled: the text lasts as long as the page.
  }
  memory.set(key, stored);
  return stored;
}

function write(key: string, next: Next, store: () => Storage): void {
  const value = typeof next === "string" ? next : next(read(key, store));
  memory.set(key, value);
  try {
    if (value === "") store().removeItem(key);
    else store().setItem(key, value);
  } catch {
    // As above.
  }
  for (const listener of [...listeners]) listener();
}

/** A text that survives a reload, stored for this tab or, with `forever`, for this browser. Signing out clears it. */
export function useStoredText(key: string, forever = false): [string, (next: Next) => void] {
  const subscribe = useCallback((listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  const store = forever ? () => localStorage : () => sessionStorage;
  const value = useSyncExternalStore(
    subscribe,
    () => read(key, store),
    () => "",
  );
  return [value, (next) => write(key, next, store)];
}
