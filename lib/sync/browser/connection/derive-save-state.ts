import type { DocumentConnection } from "./document-connection";
import type { DocumentFacts } from "./document-state";
import type { SaveState } from "./save-state";

/** What the page says beside a document (R6). */
export function deriveSaveState(
  { ledger, provider, reconnector, mayWrite, copy }: DocumentConnection,
  { state, hasEverOpened, isDirty, isBehindOtherTabs, isShownFromDevice, throttledUntil }: DocumentFacts,
  countUnsentWords: () => number,
): SaveState {
  if (state.is === "stopped") return state;
  if (!ledger.isOpen)
    return hasEverOpened || isShownFromDevice || isDirty || reconnector.failures > 1
      ? { is: "offline", unsentWords: countUnsentWords(), onDevice: copy?.isStoring ?? false }
      : { is: "connecting" };
  if (!mayWrite) return provider.synced ? { is: "following" } : { is: "connecting" };
  if (ledger.isSaved && !isBehindOtherTabs) return { is: "saved" };
  const slow = performance.now() < throttledUntil;
  return isDirty || hasEverOpened ? { is: "saving", unsentWords: countUnsentWords(), slow } : { is: "connecting" };
}

export function isSameState(a: SaveState, b: SaveState): boolean {
  if (a.is !== b.is) return false;
  if (a.is === "stopped" && b.is === "stopped") return a.why === b.why;
  if (a.is === "saving" && b.is === "saving") return a.unsentWords === b.unsentWords && a.slow === b.slow;
  if (a.is === "offline" && b.is === "offline") return a.unsentWords === b.unsentWords && a.onDevice === b.onDevice;
  return true;
}

interface SaveStateSource {
  state: () => SaveState;
  subscribe: (onChange: () => void) => () => void;
}

/** Resolves to true once all is saved, to false after `ms` or as soon as there is no connection (R6). */
export function whenSaved({ state, subscribe }: SaveStateSource, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const check = () => {
      const { is } = state();
      if (is === "saved") finish(true);
      else if (is === "offline" || is === "stopped") finish(false);
    };
    const finish = (isSaved: boolean) => {
      clearTimeout(timeout);
      unsubscribe();
      resolve(isSaved);
    };
    const timeout = setTimeout(() => finish(false), ms);
    const unsubscribe = subscribe(check);
    check();
  });
}
