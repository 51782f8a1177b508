/** Why a document has stopped for good in this page. */
export type StopReason = "signed-out" | "someone-else" | "not-yours" | "replaced" | "too-many" | "broken";

/** What the page says beside a document. */
export type SaveState =
  | { is: "connecting" }
  | { is: "saved" }
  /** `slow`: the server makes this user's text wait (R12). */
  | { is: "saving"; unsentWords: number; slow: boolean }
  /** `onDevice`: what is typed is stored on the device; otherwise it is on this page only. */
  | { is: "offline"; unsentWords: number; onDevice: boolean }
  /** Connected, with read access only. */
  | { is: "following" }
  | { is: "stopped"; why: StopReason };

/** What a close code means to the page (R3c); null: reconnect. */
export function closeCodeMeaning(code: number): { stop: StopReason } | { startAfresh: true } | null {
  switch (code) {
    case 4401:
      return { stop: "signed-out" };
    case 4403:
      return { stop: "not-yours" };
    case 4410:
      return { stop: "replaced" };
    case 4400: // malformed
    case 4409: // cannot be merged
    case 4413: // too big
      return { startAfresh: true };
    case 4500: // too slow a reader
    case 4503: // try again
    default:
      return null;
  }
}

/** What the status of the plain request means after connecting failed (R1); null: reconnect. */
export function stopReasonOfStatus(status: number): StopReason | null {
  switch (status) {
    case 401:
      return "signed-out";
    case 403:
    case 404:
      return "not-yours";
    case 409:
    case 410:
      return "replaced";
    case 429:
      return "too-many";
    default:
      return null;
  }
}
