/** Sent by a device before it deletes its copy of a document, to ask if the server has stored all of it (lib/sync/README.md, "The proof"). */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

export interface ProofRequest {
  /** The whole copy, in Yjs's update format 1. */
  update: Uint8Array;
  /** For these client ids the device asks only about text below the clock. If any is named, it does not ask about deletions. */
  below: ReadonlyMap<number, number>;
}

export function encodeProofRequest({ update, below }: ProofRequest): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint8Array(encoder, update);
  encoding.writeVarUint(encoder, below.size);
  for (const [client, clock] of below) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
  }
  return encoding.toUint8Array(encoder);
}

/** @returns null unless the bytes are such a request */
export function decodeProofRequest(bytes: Uint8Array): ProofRequest | null {
  const decoder = decoding.createDecoder(bytes);
  const below = new Map<number, number>();
  try {
    const update = decoding.readVarUint8Array(decoder);
    for (let left = decoding.readVarUint(decoder); left > 0; left--)
      below.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder));
    return decoding.hasContent(decoder) ? null : { update, below };
  } catch {
    return null;
  }
}
