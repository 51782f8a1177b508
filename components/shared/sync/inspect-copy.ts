import * as Y from "yjs";
import { openDatabase, resultOf } from "./copy-database";
import { notesIn, storesIn, type CopyNotes } from "./copy-notes";
import { ownWords } from "./own-words";

export interface Inspected extends CopyNotes {
  /** y-indexeddb could not load it. */
  damaged: boolean;
  /** How many changes its text is in. */
  rows: number;
  /** Its words that are not known to be durable, by field. */
  words: Record<string, string>;
}

/** What is in a copy, read before y-indexeddb does, which would wait for ever for one that it cannot read. Makes an empty one where there is none. */
export async function inspectCopy(name: string): Promise<Inspected> {
  const db = await openDatabase(name);
  try {
    if (!storesIn(db)) return { unsent: new Map(), wrote: new Map(), mayWrite: null, damaged: true, rows: 0, words: {} };
    const [updates, found] = await Promise.all([resultOf<unknown[]>(db.transaction("updates").objectStore("updates").getAll()), notesIn(db)]);
    const doc = new Y.Doc();
    // Not `map`: each is tried.
    const damaged = updates.filter((update) => !applies(doc, update)).length > 0;
    const words = found.unsent.size === 0 ? {} : ownWords(doc, found.unsent);
    doc.destroy();
    return damaged ? { unsent: new Map(), wrote: new Map(), mayWrite: null, damaged, rows: 0, words } : { ...found, damaged, rows: updates.length, words };
  } finally {
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
