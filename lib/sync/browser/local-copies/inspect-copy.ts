import * as Y from "yjs";
import { openCopyDatabase, requestResult } from "./copy-database";
import { readMetadata, hasStores, type CopyMetadata } from "./copy-metadata";
import { readCopyText, type CopyText } from "./copy-text";

export interface CopyInspection {
  metadata: CopyMetadata;
  /** Whether y-indexeddb could not load it. */
  isDamaged: boolean;
  /** Number of rows of its text. */
  rows: number;
  /** The text that can be read. */
  text: CopyText;
}

/**
 * Reads a copy before y-indexeddb does, which waits for ever for a copy that it cannot read. Makes an empty copy where there is none. @throws when
 * the database cannot be opened
 */
export async function inspectCopy(name: string): Promise<CopyInspection> {
  const db = await openCopyDatabase(name);
  const doc = new Y.Doc();
  try {
    if (!hasStores(db))
      return {
        metadata: { unsent: new Map(), wrote: new Map(), mayWrite: null },
        isDamaged: true,
        rows: 0,
        text: readCopyText(doc, new Map()),
      };
    const [updates, metadata] = await Promise.all([
      requestResult<unknown[]>(db.transaction("updates").objectStore("updates").getAll()),
      readMetadata(db),
    ]);
    // `filter` and not `some`, so that the updates after a failed one are applied too.
    const isDamaged = updates.filter((update) => !canApply(doc, update)).length > 0;
    return { metadata, isDamaged, rows: updates.length, text: readCopyText(doc, metadata.unsent) };
  } finally {
    doc.destroy();
    db.close();
  }
}

function canApply(doc: Y.Doc, update: unknown): boolean {
  try {
    if (!(update instanceof Uint8Array)) return false;
    Y.applyUpdate(doc, update);
    return true;
  } catch {
    return false;
  }
}
