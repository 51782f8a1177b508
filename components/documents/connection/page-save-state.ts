/** The save state of the document that the page shows, for components that are shown over the page. */
import { useEffect, useSyncExternalStore } from "react";
import type { SaveState } from "@/lib/sync/browser/connection/save-state";

let current: SaveState | null = null;
const listeners = new Set<() => void>();

/** For the component that shows the document. */
export function usePublishSaveState(state: SaveState): void {
  useEffect(() => {
    publish(state);
    return () => publish(null);
  }, [state]);
}

/** null on a page without a document. */
export function usePageSaveState(): SaveState | null {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
}

function publish(state: SaveState | null): void {
  current = state;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
