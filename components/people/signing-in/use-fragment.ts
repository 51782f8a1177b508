"use client";
import { useSyncExternalStore } from "react";

/**
 * The part of the URL after `#`, which browsers send to no server and so no log contains: "" when it is missing, null while the server renders.
 * @param name returns only this parameter, for fragments like `#key=…`
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

function listen(onChange: () => void): () => void {
  addEventListener("hashchange", onChange);
  return () => removeEventListener("hashchange", onChange);
}
