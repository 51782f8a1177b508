"use client";
import { useSyncExternalStore } from "react";

/**
 * What a link carries after its `#`, which no server and no log ever sees; "" when nothing, null until the browser has told.
 * `name` is for fragments like `#key=…`.
 */
export function useFragment(name?: string): string | null {
  const hash = useSyncExternalStore(
    listen,
    () => location.hash.slice(1),
    () => null,
  );
  if (hash === null || name === undefined) return hash;
  return new URLSearchParams(hash).get(name) ?? "";
}

function listen(hear: () => void): () => void {
  addEventListener("hashchange", hear);
  return () => removeEventListener("hashchange", hear);
}
