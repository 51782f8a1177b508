import { useCallback, useSyncExternalStore } from "react";

/** What to keep, or what to make of what is kept by now. */
type Next = string | ((now: string) => string);

const hearers = new Set<() => void>();
const memory = new Map<string, string>();

function read(key: string, store: () => Storage): string {
  const known = memory.get(key);
  if (known !== undefined) return known;
  let kept = "";
  try {
    kept = store().getItem(key) ?? "";
  } catch {
    // Storage that is switched off: it is kept as long as the page is open.
  }
  memory.set(key, kept);
  return kept;
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
  for (const hear of [...hearers]) hear();
}

/** Text that outlives a reload: of this tab, or with `forever` of this browser. Signing out clears it with all else on the device. */
export function useKept(key: string, forever = false): [string, (next: Next) => void] {
  const subscribe = useCallback((hear: () => void) => {
    hearers.add(hear);
    return () => {
      hearers.delete(hear);
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
