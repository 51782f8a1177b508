import type * as Y from "yjs";
import { documentFields, type DocumentKind } from "@/lib/sync/format/fields";

/**
 * Whether the document has the state of the server's digest but not its text (R9). The code is loaded on the first digest; when it can't be loaded
 * this resolves to false, and the next digest is compared.
 */
export async function hasDigestMismatch(doc: Y.Doc, kind: DocumentKind, digestBytes: Uint8Array): Promise<boolean> {
  try {
    const [{ decodeDigest, isDigestMismatch }, sha256] = await Promise.all([
      import("@/lib/sync/format/digest"),
      import("lib0/hash/sha256"),
    ]);
    const digest = decodeDigest(digestBytes);
    return digest !== null && isDigestMismatch(digest, doc, documentFields[kind], sha256.digest);
  } catch {
    return false;
  }
}
