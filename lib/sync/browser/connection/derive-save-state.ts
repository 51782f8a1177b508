import type { DocumentConnection } from "./document-connection";
import type { SaveState, StopReason } from "./save-state";

/** What a page knows of a document beside its connection. */
export interface DocumentFacts {
  /** null until it has stopped for good. */
  stopReason: StopReason | null;
  /** Whether it has been connected once. */
  hasEverOpened: boolean;
  /** Whether some text typed here is not known to be durable. */
  isDirty: boolean;
  /** Whether another tab of the student has stored something that this page has not read yet. */
  isBehindOtherTabs: boolean;
  /** Whether the local copy is shown while the server does not answer. */
  isShownFromDevice: boolean;
  /** Until when the server makes this user's text wait, as `performance.now()` (R12). */
  throttledUntil: number;
}

/** The facts of a document that was not opened yet. */
export const unopenedFacts = (): DocumentFacts => ({
  stopReason: null,
  hasEverOpened: false,
  isDirty: false,
  isBehindOtherTabs: false,
  isShownFromDevice: false,
  throttledUntil: 0,
});

/** What the page says beside a document (R6). */
export function deriveSaveState(
  { ledger, provider, reconnector, mayWrite, copy }: DocumentConnection,
  { stopReason, hasEverOpened, isDirty, isBehindOtherTabs, isShownFromDevice, throttledUntil }: DocumentFacts,
  countUnsentWords: () => number,
): SaveState {
  if (stopReason !== null) return { is: "stopped", why: stopReason };
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
