/** Why a document has stopped for good in this page. */
export type Stopped = "signed-out" | "someone-else" | "not-yours" | "replaced" | "too-many" | "broken";

/** What is always said in one place beside a live document. */
export type SaveState =
  | { is: "connecting" }
  | { is: "saved" }
  /** `slow`: the server takes it later (R12). */
  | { is: "saving"; unsentWords: number; slow: boolean }
  /** `onDevice`: what is typed is there again after a reload; otherwise it is on this page only. */
  | { is: "offline"; unsentWords: number; onDevice: boolean }
  /** May only read; connected. */
  | { is: "following" }
  | { is: "stopped"; why: Stopped };

/** R3c: what a close code of ours means to the page. `null`: try again, as for any broken connection. */
export function meaningOfClose(code: number): { stop: Stopped } | { startAfresh: true } | null {
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

/** R1: what the plain request on a document's path says after a failed dial. `null`: go on dialling. */
export function meaningOfStatus(status: number): Stopped | null {
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
