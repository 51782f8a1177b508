import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { messageOwn } from "./document-messages";

/**
 * The client ids under which the user wrote, in this page and in earlier pages on the same device. It never names text that was only received (R3b).
 */
export interface OwnClientIds {
  /** The page's current client id. */
  live: number;
  /** Client ids of earlier pages, each with the clock up to which that page wrote. */
  earlier: ReadonlyMap<number, number>;
}

/** More earlier pages than a device has. A page that knows more of them names only the last ones. */
export const maxEarlierIds = 2_000;

export function encodeOwnFrame({ live, earlier }: OwnClientIds): Uint8Array<ArrayBuffer> {
  const named = [...earlier].slice(-maxEarlierIds);
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageOwn);
    encoding.writeVarUint(encoder, live);
    encoding.writeVarUint(encoder, named.length);
    for (const [client, clock] of named) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
    }
  });
}

/** @returns null unless the bytes are exactly one such frame */
export function decodeOwnFrame(bytes: Uint8Array): OwnClientIds | null {
  const decoder = decoding.createDecoder(bytes);
  try {
    if (decoding.readVarUint(decoder) !== messageOwn) return null;
    const live = decoding.readVarUint(decoder);
    const count = decoding.readVarUint(decoder);
    if (live >= 2 ** 32 || count > maxEarlierIds) return null;
    const earlier = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      if (client >= 2 ** 32 || clock >= 2 ** 31) return null;
      earlier.set(client, clock);
    }
    return decoding.hasContent(decoder) ? null : { live, earlier };
  } catch {
    return null;
  }
}
