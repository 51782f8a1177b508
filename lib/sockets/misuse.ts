import { monotonicMs } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import { closeCodes, type CloseCode } from "./close-codes";
import { metrics } from "./metrics";

/** What no page of ours does. Each case is counted; each kind is logged at most once in ten seconds, with ids and never with text. */
export type Misuse =
  | "malformed frame"
  | "words under another's client id"
  | "words that cannot be merged"
  | "presence in another's name"
  | "too large a frame or document"
  | "too many frames"
  | "too much history"
  | "too many sockets"
  | "writing where one may only read"
  | "nothing is read";

const meanings: Partial<Record<CloseCode, Misuse>> = {
  [closeCodes.malformed]: "malformed frame",
  [closeCodes.cannotMerge]: "words that cannot be merged",
  [closeCodes.tooBig]: "too large a frame or document",
};

const quietMs = 10_000;
const said = new Map<Misuse, { at: number; since: number }>();

export interface Misuser {
  userId: string;
  documentId?: string | undefined;
}

export function noteMisuse(what: Misuse, { userId, documentId }: Misuser): void {
  metrics.misuse.inc({ what });
  const last = said.get(what);
  const now = monotonicMs();
  if (last !== undefined && now - last.at < quietMs) {
    last.since += 1;
    return;
  }
  said.set(what, { at: now, since: 0 });
  log().warn({ userId, documentId, notSaid: last?.since ?? 0 }, `misuse: ${what}`);
}

/** Notes misuse by a socket that is closed with one of these codes for what it did itself. */
export function noteClose(code: CloseCode, by: Misuser): void {
  const what = meanings[code];
  if (what !== undefined) noteMisuse(what, by);
}

/** A device that sleeps, or lost its network, answers no ping and no close: that is no misuse. */
export function noteSilence({ userId, documentId }: Misuser): void {
  log().info({ userId, documentId }, "a device does not answer; its connection is cut");
}

/** Notes misuse when ws itself has closed a socket: for what is no WebSocket message, or for too large a one. */
export function noteBroken(error: Error & { code?: string }, by: Misuser): void {
  if (error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH") noteMisuse("too large a frame or document", by);
  else if (error.code?.startsWith("WS_ERR_") === true) noteMisuse("malformed frame", by);
}
