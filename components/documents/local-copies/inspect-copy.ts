import * as Y from "yjs";
import { openDatabase, resultOf } from "./copy-database";
import { notesIn, storesIn, type CopyNotes } from "./copy-metadata";
import { wordsOf, type CopyWords } from "./copy-text";

export interface Inspected {
  notes: CopyNotes;
  /** y-indexeddb could not load it. */
  damaged: boolean;
  /** How many changes its text is in. */
  rows: number;
  /** What can be read of it. */
  words: CopyWords;
}

/** What is in a copy, read before y-indexeddb does, which would wait for ever for one that it cannot read. Makes an empty one where there is none. */
export async function inspectCopy(name: string): Promise<Inspected> {
  const db = await openDatabase(name);
  const doc = new Y.Doc();
  try {
    if (!storesIn(db))
      return {
        notes: { unsent: new Map(), wrote: new Map(), mayWrite: null },
        damaged: true,
        rows: 0,
        words: wordsOf(doc, new Map()),
      };
    const [updates, notes] = await Promise.all([
      resultOf<unknown[]>(db.transaction("updates").objectStore("updates").getAll()),
      notesIn(db),
    ]);
    // Not `map`: each is tried.
    const damaged = updates.filter((update) => !applies(doc, update)).length > 0;
    return { notes, damaged, rows: updates.length, words: wordsOf(doc, notes.unsent) };
  } finally {
    doc.destroy();
    db.close();
  }
}

function applies(doc: Y.Doc, update: unknown): boolean {
  try {
    if (!(update instanceof Uint8Array)) return false;
    Y.applyUpdate(doc, update);
    return true;
  } catch {
    return false;
  }
}
