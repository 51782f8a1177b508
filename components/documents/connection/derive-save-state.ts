import type { Line } from "./document-connection";
import type { SaveState, Stopped } from "./save-state";

interface Facts {
  stopped: Stopped | null;
  /** It has been connected once. */
  everOpen: boolean;
  /** Something typed here is not known to be durable. */
  dirty: boolean;
  /** It is shown as this device has it, without having been connected. */
  fromDevice: boolean;
  unsentWords: () => number;
  /** R12: the server has said that it takes the words later. */
  slow: boolean;
}

/** R6: what is said beside a document. */
export function stateOf(
  { ledger, provider, redialer, mayWrite, copy }: Line,
  { stopped, everOpen, dirty, fromDevice, unsentWords, slow }: Facts,
): SaveState {
  if (stopped !== null) return { is: "stopped", why: stopped };
  if (!ledger.open)
    return everOpen || fromDevice || dirty || redialer.failures > 1
      ? { is: "offline", unsentWords: unsentWords(), onDevice: copy?.kept ?? false }
      : { is: "connecting" };
  if (!mayWrite) return provider.synced ? { is: "following" } : { is: "connecting" };
  if (ledger.saved) return { is: "saved" };
  return dirty || everOpen ? { is: "saving", unsentWords: unsentWords(), slow } : { is: "connecting" };
}

export function sameState(a: SaveState, b: SaveState): boolean {
  if (a.is !== b.is) return false;
  if (a.is === "stopped" && b.is === "stopped") return a.why === b.why;
  if (a.is === "saving" && b.is === "saving") return a.unsentWords === b.unsentWords && a.slow === b.slow;
  if (a.is === "offline" && b.is === "offline") return a.unsentWords === b.unsentWords && a.onDevice === b.onDevice;
  return true;
}

interface Watched {
  state: () => SaveState;
  subscribe: (hear: () => void) => () => void;
}

/** R6: resolves to true once it is saved, to false after `ms` or as soon as there is no connection. */
export function whenSaved({ state, subscribe }: Watched, ms: number): Promise<boolean> {
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
