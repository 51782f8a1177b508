import type { StopReason } from "./save-state";

/**
 * What an open document does. `LiveDocument` alone changes it:
 *
 * - opening → live: this device's copy is loaded, or there is none to load (R6).
 * - live → opening: it starts afresh, under a new client id: it has unsent text and may only read (R11), the server cannot take its text (R3c), or the
 *   server has another text (R9).
 * - opening → opening: it starts afresh, because the copy has unsent text and the page may only read.
 * - live → stopped: the user may not connect, or no longer; another user has signed in; or starting afresh did not help.
 * - any → destroyed: no component shows it.
 *
 * Whether a live document is connected, in sync and saved is what its connection says (derive-save-state.ts).
 */
export type DocumentState =
  /** No socket: an earlier copy is being left, or this device's copy loaded. */
  | { is: "opening" }
  /** The socket connects, is open, or waits to reconnect. */
  | { is: "live" }
  | { is: "stopped"; why: StopReason }
  | { is: "destroyed" };

/** Where an event leads a document that is live. */
export type NextState = { startAfresh: true } | { stop: StopReason };

/** What happens on a document's connection, and with its local copy. */
export type ConnectionEvent =
  /** Anything else that pages show may have changed. */
  | { is: "changed" }
  | { is: "opened" }
  /** The server's document has arrived; its size in bytes. */
  | { is: "synced"; size: number }
  | { is: "grew"; bytes: number; typedHere: boolean }
  /** All frames of this socket are durable. */
  | { is: "saved" }
  /** The server has named this page's user and access. Frames wait for `send`, called once the document has what must be sent first. */
  | { is: "accepted"; mayWrite: boolean; send: () => void }
  /** For how many seconds the server takes no text (R12). */
  | { is: "throttled"; seconds: number }
  /** Another user has signed in in this browser; nothing was sent. */
  | { is: "otherUser" }
  /** The server has another text in the same state (R9). */
  | { is: "digestMismatch" }
  /** An attempt to connect failed, or takes long. */
  | { is: "unanswered" }
  /** After a failed attempt the server said why. */
  | { is: "refused"; why: StopReason }
  /** With one of our close codes. */
  | { is: "closed"; code: number }
  /** Another tab of the student has stored something in the copy. */
  | { is: "otherTabStored" }
  /** What other tabs have stored is in the document; whether some of it is unsent. */
  | { is: "otherTabsRead"; isUnsent: boolean };

/** What a page knows of a document beside its connection. */
export interface DocumentFacts {
  state: DocumentState;
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
  state: { is: "opening" },
  hasEverOpened: false,
  isDirty: false,
  isBehindOtherTabs: false,
  isShownFromDevice: false,
  throttledUntil: 0,
});
