import type { Tx } from "@/db/client";
import { documents } from "@/db/schema";
import type { DocumentKind } from "@/lib/sync/format/fields";

/** Lists every document, including replaced and archived ones (B8). */
export async function listDocuments(tx: Tx): Promise<{ id: string; kind: DocumentKind }[]> {
  return tx.select({ id: documents.id, kind: documents.kind }).from(documents).orderBy(documents.id);
}
