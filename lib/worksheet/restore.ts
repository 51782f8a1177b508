/** T13: an earlier text brought back, and that taken back again, each as one Yjs update under a fresh client id (R3b). */
import * as Y from "yjs";
import { changesOf } from "./changes";
import { mostBytes } from "./size";
import type { StoredRow } from "./stored-rows";
import { isReadable } from "./update-check";

/** Whether the document is no larger than one may be, with the update. @param updates that add up to it */
export async function fits(updates: readonly Uint8Array[], update: Uint8Array, roots: readonly string[]): Promise<boolean> {
  const doc = new Y.Doc();
  await build([...updates, update], doc, roots);
  return Y.encodeStateAsUpdate(doc).length <= mostBytes;
}

/** So many updates are applied at once before others have their turn. */
const atOnce = 500;

async function build(updates: readonly Uint8Array[], doc: Y.Doc, roots: readonly string[]): Promise<void> {
  for (let at = 0; at < updates.length; at += atOnce) {
    if (at > 0) await new Promise((resolve) => setTimeout(resolve));
    doc.transact(() => {
      for (const update of updates.slice(at, at + atOnce)) if (isReadable(update, roots)) Y.applyUpdate(doc, update);
    });
  }
}

/** @param rows every row, in order. @param moment how many of them are in the text that is wanted. */
export async function bringBack(rows: readonly Uint8Array[], moment: number, roots: readonly string[]): Promise<Uint8Array | null> {
  const [then, now] = [new Y.Doc(), new Y.Doc()];
  await build(rows.slice(0, moment), then, roots);
  await build(rows, now, roots);
  const edits: Uint8Array[] = [];
  now.on("update", (update: Uint8Array) => edits.push(update));
  now.transact(() => {
    for (const root of roots) rewrite(now.getText(root), then.getText(root).toJSON());
  });
  return edits[0] ?? null;
}

/** Word by word, so that the carets of others, and what they write beside it, stay where they are. */
function rewrite(text: Y.Text, wanted: string): void {
  let at = 0;
  for (const { kind, text: words } of changesOf(text.toJSON(), wanted)) {
    if (kind === "removed") text.delete(at, words.length);
    if (kind === "added") text.insert(at, words);
    if (kind !== "removed") at += words.length;
  }
}

/** Takes back what one row did, and leaves what was written since. @param at the place of that row among all */
export async function takeBack(rows: readonly Pick<StoredRow, "bytes">[], at: number, roots: readonly string[]): Promise<Uint8Array | null> {
  const updates = rows.map(({ bytes }) => bytes);
  const row = updates[at];
  if (row === undefined) return null;
  const doc = new Y.Doc({ gc: false });
  const texts = roots.map((root) => doc.getText(root));
  await build(updates.slice(0, at), doc, roots);
  const undo = new Y.UndoManager(texts, { trackedOrigins: new Set(["the row"]) });
  Y.applyUpdate(doc, row, "the row");
  undo.stopCapturing();
  await build(updates.slice(at + 1), doc, roots);
  const edits: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => edits.push(update));
  undo.undo();
  return edits[0] ?? null;
}
