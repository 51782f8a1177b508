/**
 * The frames of lib/sync/README.md, byte by byte: y-websocket's, and our own.
 * Numbers are lib0's variable-length unsigned integers.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { messageAccess, messageDigest, messageOwn, messageSaved, messageSlowed } from "@/lib/wire/document-messages";
import { decodeOwnFrame, type OwnClientIds } from "@/lib/wire/own-frame";
import { lengthOfVarUint, putVarUint } from "@/lib/fast-path/var-uint";

const sync = 0;
const awareness = 1;
const queryAwareness = 3;
const step1 = 0;
const step2 = 1;
const update = 2;

export type ClientFrame =
  | { kind: "step 1"; stateVector: Uint8Array }
  | { kind: "step 2" | "update"; update: Uint8Array }
  | { kind: "presence"; states: Uint8Array }
  | { kind: "who is here" }
  | { kind: "own"; own: OwnClientIds };

/** Whether it is a step 2 or an update. */
export function bringsText(bytes: Uint8Array): boolean {
  return bytes[0] === sync && bytes[1] !== step1;
}

/** null for anything that is not exactly one frame. The arrays are views of `bytes`. */
export function decodeFrame(bytes: Uint8Array): ClientFrame | null {
  switch (bytes[0]) {
    case sync: {
      const body = restAsArray(bytes, 2);
      if (body === null) return null;
      if (bytes[1] === step1) return { kind: "step 1", stateVector: body };
      if (bytes[1] === step2) return { kind: "step 2", update: body };
      return bytes[1] === update ? { kind: "update", update: body } : null;
    }
    case awareness: {
      const states = restAsArray(bytes, 1);
      return states === null ? null : { kind: "presence", states };
    }
    case queryAwareness:
      return bytes.length === 1 ? { kind: "who is here" } : null;
    case messageOwn: {
      const own = decodeOwnFrame(bytes);
      return own === null ? null : { kind: "own", own };
    }
    default:
      return null;
  }
}

/** The array that makes up the rest of the frame, length first; null when its length does not fit. */
function restAsArray(bytes: Uint8Array, at: number): Uint8Array | null {
  let length = 0;
  let factor = 1;
  for (let i = at; i < at + 5; i++) {
    const byte = bytes[i];
    if (byte === undefined) return null;
    length += (byte & 0x7f) * factor;
    if (byte < 0x80) return bytes.length - i - 1 === length ? bytes.subarray(i + 1) : null;
    factor *= 128;
  }
  return null;
}

export const encodeStep1 = (stateVector: Uint8Array): Uint8Array => frame([sync, step1], stateVector);
export const encodeStep2 = (answer: Uint8Array): Uint8Array => frame([sync, step2], answer);
export const encodeUpdate = (bytes: Uint8Array): Uint8Array => frame([sync, update], bytes);

/** *saved*: the first `count` document frames of the receiving socket are durable (R6). */
export function encodeSaved(count: number): Uint8Array {
  const bytes = new Uint8Array(1 + lengthOfVarUint(count));
  bytes[0] = messageSaved;
  putVarUint(bytes, 1, count);
  return bytes;
}

/**
 * *access*: whether the receiving socket may write from now on (R11), and whose socket it is, since the browser may be signed in as someone else by
 * now.
 */
export function encodeAccess(mayWrite: boolean, userId: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageAccess);
  encoding.writeVarUint(encoder, mayWrite ? 1 : 0);
  encoding.writeVarString(encoder, userId);
  return encoding.toUint8Array(encoder);
}

/** *slowed*: for so many seconds the socket's text waits (R12). */
export function encodeSlowed(seconds: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, messageSlowed);
  encoding.writeVarUint(encoder, seconds);
  return encoding.toUint8Array(encoder);
}

/** *digest* (R9). @param body as lib/sync/format/digest.ts encodes it */
export function encodeDigestFrame(body: Uint8Array): Uint8Array {
  return frame([messageDigest], body);
}

/** @param head types, each below 128 and so one byte. The body is copied only once, since each page that joins is sent a whole document. */
function frame(head: readonly number[], body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + lengthOfVarUint(body.length) + body.length);
  bytes.set(head);
  bytes.set(body, putVarUint(bytes, head.length, body.length));
  return bytes;
}

export function encodeStateVector(clocks: ReadonlyMap<number, number>): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clocks.size);
  for (const [client, clock] of [...clocks].sort((a, b) => b[0] - a[0])) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
  }
  return encoding.toUint8Array(encoder);
}

/** null when the bytes are no state vector. */
export function decodeStateVector(bytes: Uint8Array): Map<number, number> | null {
  const decoder = decoding.createDecoder(bytes);
  const clocks = new Map<number, number>();
  try {
    const size = decoding.readVarUint(decoder);
    for (let i = 0; i < size; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      if (!(client < 2 ** 32) || !(clock < 2 ** 31)) return null;
      clocks.set(client, clock);
    }
  } catch {
    return null;
  }
  return decoding.hasContent(decoder) ? null : clocks;
}

export interface PresenceEntry {
  client: number;
  clock: number;
  /** JSON, `null` when the client has left. */
  state: string;
}

export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
  let length = lengthOfVarUint(entries.length);
  for (const { client, clock, state } of entries) {
    const stateLength = Buffer.byteLength(state);
    length += lengthOfVarUint(client) + lengthOfVarUint(clock) + lengthOfVarUint(stateLength) + stateLength;
  }
  const bytes = Buffer.allocUnsafe(1 + lengthOfVarUint(length) + length);
  bytes[0] = awareness;
  let at = putVarUint(bytes, putVarUint(bytes, 1, length), entries.length);
  for (const { client, clock, state } of entries) {
    at = putVarUint(bytes, putVarUint(bytes, putVarUint(bytes, at, client), clock), Buffer.byteLength(state));
    at += bytes.write(state, at);
  }
  return bytes;
}

/** null when the bytes are no awareness update. */
export function decodePresenceEntries(bytes: Uint8Array): PresenceEntry[] | null {
  const decoder = decoding.createDecoder(bytes);
  const entries: PresenceEntry[] = [];
  try {
    const size = decoding.readVarUint(decoder);
    for (let i = 0; i < size; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      if (!(client < 2 ** 32)) return null;
      entries.push({ client, clock, state: decoding.readVarString(decoder) });
    }
  } catch {
    return null;
  }
  return decoding.hasContent(decoder) ? null : entries;
}
