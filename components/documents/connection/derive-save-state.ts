import type { DocumentConnection } from "./document-connection";
import type { SaveState, StopReason } from "./save-state";

interface ConnectionFacts {
  stopped: StopReason | null;
  /** Whether it has been connected once. */
  everOpen: boolean;
  /** Whether some text typed here is not known to be durable. */
  dirty: boolean;
  /** Whether the local copy is shown, without having been connected. */
  fromDevice: boolean;
  unsentWords: () => number;
  /** R12: whether the server makes this user's text wait. */
  slow: boolean;
}

/** R6: what the page says beside a document. */
export function deriveSaveState(
  { ledger, provider, redialer, mayWrite, copy }: DocumentConnection,
  { stopped, everOpen, dirty, fromDevice, unsentWords, slow }: ConnectionFacts,
): SaveState {
  if (stopped !== null) return { is: "stopped", why: stopped };
  if (!ledger.open)
    return everOpen || fromDevice || dirty || redialer.failures > 1
      ? { is: "offline", unsentWords: unsentWords(), onDevice: copy?.isStoring ?? false }
      : { is: "connecting" };
  if (!mayWrite) return provider.synced ? { is: "following" } : { is: "connecting" };
  if (ledger.saved) return { is: "saved" };
  return dirty || everOpen ? { is: "saving", unsentWords: unsentWords(), slow } : { is: "connecting" };
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
  subscribe: (hear: () => void) => () => void;
}

/** R6: resolves to true once all is saved, to false after `ms` or as soon as there is no connection. */
export function whenSaved({ state, subscribe }: SaveStateSource, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const decide = () => {
      const { is } = state();
      if (is === "saved") finish(true);
      else if (is === "offline" || is === "stopped") finish(false);
    };
    const finish = (saved: boolean) => {
      clearTimeout(late);
      stop();
      resolve(saved);
    };
    const late = setTimeout(() => finish(false), ms);
    const stop = subscribe(decide);
    decide();
  });
}
