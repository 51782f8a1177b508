/** Restores an earlier version, and undoes that (T13), each as one Yjs update under a new client id (R3b). */
import * as Y from "yjs";
import { diffWords } from "@/lib/sync/format/text-diff";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { isReadable } from "@/lib/sync/format/update-check";

export interface Edit {
  /** null when there is nothing to change. */
  update: Uint8Array | null;
  /** Size of the whole document with it, garbage-collected (R12). */
  bytes: number;
}

type RowBytes = Pick<StoredRow, "bytes">;

function applyRows(rows: readonly RowBytes[], doc: Y.Doc, roots: readonly string[]): void {
  doc.transact(() => {
    for (const { bytes } of rows) if (isReadable(bytes, roots)) Y.applyUpdate(doc, bytes);
  });
}

/** The update that `change` makes. Destroys the document. */
function captureEdit(doc: Y.Doc, change: () => void): Edit {
  const edits: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => edits.push(update));
  change();
  const edit = { update: edits[0] ?? null, bytes: Y.encodeStateAsUpdate(doc).length };
  doc.destroy();
  return edit;
}

/** @param rows all rows, in order. @param count how many of them make the version */
export function restoreVersion(rows: readonly RowBytes[], count: number, roots: readonly string[]): Edit {
  const doc = new Y.Doc();
  applyRows(rows.slice(0, count), doc, roots);
  const wanted = new Map(roots.map((root) => [root, doc.getText(root).toJSON()]));
  applyRows(rows.slice(count), doc, roots);
  return captureEdit(doc, () =>
    doc.transact(() => {
      for (const [root, text] of wanted) rewriteText(doc.getText(root), text);
    }),
  );
}

/** Changes word by word, so that others' carets, and what they are writing, stay in place. */
function rewriteText(text: Y.Text, wanted: string): void {
  let at = 0;
  for (const { kind, text: words } of diffWords(text.toJSON(), wanted)) {
    if (kind === "removed") text.delete(at, words.length);
    if (kind === "added") text.insert(at, words);
    if (kind !== "removed") at += words.length;
  }
}

/** Undoes what one row did and leaves what was written since. @param at index of that row */
export function undoRow(rows: readonly RowBytes[], at: number, roots: readonly string[]): Edit {
  const doc = new Y.Doc();
  const texts = roots.map((root) => doc.getText(root));
  applyRows(rows.slice(0, at), doc, roots);
  // Made before the row is applied, so that it retains what the row deletes.
  const undo = new Y.UndoManager(texts, { trackedOrigins: new Set(["the row"]) });
  for (const { bytes } of rows.slice(at, at + 1)) Y.applyUpdate(doc, bytes, "the row");
  undo.stopCapturing();
  applyRows(rows.slice(at + 1), doc, roots);
  return captureEdit(doc, () => undo.undo());
}
