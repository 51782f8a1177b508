/**
 * Whether two documents in the same state have the same text (R9). A client whose text differs for the same clocks was sent a forgery, and would not
 * learn of it without a digest, because the server has those clocks already.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

type Hash = (bytes: Uint8Array) => Uint8Array;
/** Bytes of each SHA-256 that are sent. */
const hashLength = 16;

export interface Digest {
  stateVector: Uint8Array;
  /** Hash of the delete set, with the state vector. */
  deleted: Uint8Array;
  /** Hash of each root's text, in the order of `documentFields`. */
  texts: Uint8Array[];
}

/** @param given `snapshot` is what `Y.encodeSnapshot` returns: the delete set in its only normal form, and the state vector */
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

/** @returns null when the bytes are no digest */
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

/** Whether the document has the digest's state but not its text. Roots that were added since have no hash in it, and are not compared. */
export function isDigestMismatch(digest: Digest, doc: Y.Doc, roots: readonly string[], hash: Hash): boolean {
  if (!startsWith(Y.encodeStateVector(doc), digest.stateVector)) return false;
  if (!startsWith(hash(Y.encodeSnapshot(Y.snapshot(doc))), digest.deleted)) return false;
  return digest.texts.some((text, at) => {
    const root = roots[at];
    return root !== undefined && !startsWith(hash(utf8(doc.getText(root).toJSON())), text);
  });
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return prefix.length > 0 && prefix.every((byte, at) => bytes[at] === byte);
}
