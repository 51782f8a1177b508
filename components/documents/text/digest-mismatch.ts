import type * as Y from "yjs";
import { documentFields, type DocumentKind } from "@/lib/document-format/fields";

/**
 * R9: whether the document has the state that the server's digest is of, and yet another text. Asked rarely, so its code comes when it
 * is; where that cannot be had, nothing is known, and the next digest is compared.
 */
export async function hasOtherText(doc: Y.Doc, kind: DocumentKind, body: Uint8Array): Promise<boolean> {
  try {
    const [{ decodeDigest, isDigestMismatch }, sha256] = await Promise.all([
      import("@/lib/document-format/digest"),
      import("lib0/hash/sha256"),
    ]);
    const digest = decodeDigest(body);
    return digest !== null && isDigestMismatch(digest, doc, documentFields[kind], sha256.digest);
  } catch {
    return false;
  }
}
