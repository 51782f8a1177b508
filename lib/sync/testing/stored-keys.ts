import { database } from "@/db/client";
import { loadDocument, type LoadedDocument } from "@/lib/sync/queries/document-rows";
import { rowKey } from "@/lib/sync/queries/updates";

export async function loaded(documentId: string): Promise<LoadedDocument> {
  const found = await loadDocument(database(), documentId);
  if (found === null) throw new Error("the document is gone");
  return found;
}

/** Every key of a document, wherever it is stored; a key in two places is there twice (R9). */
export async function keysOf(documentId: string): Promise<string[]> {
  const { compacted, rows } = await loaded(documentId);
  const inChunks = compacted.flatMap(({ writer, ranges }) =>
    ranges.flatMap(([from, to]) =>
      Array.from({ length: to - from }, (_, i) => rowKey({ documentId, writer, n: from + i })),
    ),
  );
  return [...inChunks, ...rows.map(({ writer, n }) => rowKey({ documentId, writer, n }))].sort();
}
