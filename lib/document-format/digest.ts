/**
 * R9: by what two who have the same state can tell whether they have the same text. A client that holds other words for the same
 * clocks has been given them by someone who forged them, and never hears of it otherwise: the server has those clocks already.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

type Hash = (bytes: Uint8Array) => Uint8Array;
/** Of each SHA-256. */
const hashLength = 16;

export interface Digest {
  stateVector: Uint8Array;
  /** Of what is deleted, with the state vector. */
  deleted: Uint8Array;
  /** Of each root's text, in the order of `documentFields`. */
  texts: Uint8Array[];
}

/** @param snapshot of `Y.encodeSnapshot`: the delete set in its one normal form, and the state vector */
export function encodeDigest(
  given: { stateVector: Uint8Array; snapshot: Uint8Array; texts: readonly string[] },
  hash: Hash,
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint8Array(encoder, given.stateVector);
  for (const bytes of [given.snapshot, ...given.texts.map(utf8)])
    encoding.writeUint8Array(encoder, hash(bytes).subarray(0, hashLength));
  return encoding.toUint8Array(encoder);
}

/** null when the bytes are no digest. */
export function decodeDigest(bytes: Uint8Array): Digest | null {
  const decoder = decoding.createDecoder(bytes);
  try {
    const stateVector = decoding.readVarUint8Array(decoder);
    const deleted = decoding.readUint8Array(decoder, hashLength);
    const texts: Uint8Array[] = [];
    while (decoding.hasContent(decoder)) texts.push(decoding.readUint8Array(decoder, hashLength));
    return { stateVector, deleted, texts };
  } catch {
    return null;
  }
}

/** Whether the document has the digest's state and yet another text. */
export function isDigestMismatch(digest: Digest, doc: Y.Doc, roots: readonly string[], hash: Hash): boolean {
  if (!startsWith(Y.encodeStateVector(doc), digest.stateVector)) return false;
  if (!startsWith(hash(Y.encodeSnapshot(Y.snapshot(doc))), digest.deleted)) return false;
  return roots.some((root, at) => !startsWith(hash(utf8(doc.getText(root).toJSON())), digest.texts[at] ?? new Uint8Array()));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** As far as the digest goes. */
function startsWith(whole: Uint8Array, part: Uint8Array): boolean {
  return part.length > 0 && part.every((byte, at) => whole[at] === byte);
}
