import * as Y from "yjs";
import { documentFields, type DocumentKind, type FeedbackTexts, type NotesTexts, type WorksheetTexts } from "./fields";
import { inCheapOrder } from "./merge-updates";
import { missingContent, missingNeighbours, takeInOrder } from "./row-order";
import { checkUpdate } from "./update-check";

export interface DocumentTexts {
  worksheet: WorksheetTexts;
  notes: NotesTexts;
  feedback: FeedbackTexts;
}

/** The texts that a document's stored updates, in any order, make. Updates that cannot be read, or that build on missing content, are left out. */
export function readTexts<K extends DocumentKind>(updates: readonly Uint8Array[], kind: K): DocumentTexts[K] {
  const doc = new Y.Doc({ guid: "" }); // a random one would take longer than an empty document
  const roots = documentFields[kind];
  doc.transact(() => applyUpdates(doc, inCheapOrder(updates, roots), roots));
  const texts = Object.fromEntries(
    documentFields[kind].map((field) => [field, withoutNul(doc.getText(field).toJSON())]),
  );
  doc.destroy();
  // documentFields lists exactly the keys of TextsOf for each kind.
  return texts as unknown as DocumentTexts[K];
}

/**
 * Applies each update after the content that it builds on. In another order Yjs 13 may leave some out for ever, and merges all waiting updates again
 * at each new one.
 */
function applyUpdates(doc: Y.Doc, updates: readonly Uint8Array[], roots: readonly string[]): void {
  const clockOf = (client: number) => Y.getState(doc.store, client);
  const shapeOf = (update: Uint8Array) => {
    const shape = checkUpdate(update, roots);
    return typeof shape === "string" ? null : shape;
  };
  const apply = (update: Uint8Array) => {
    Y.applyUpdate(doc, update);
    doc.store.pendingDs = null;
  };
  const left = takeInOrder(updates, { shapeOf, missing: (shape) => missingContent(shape, clockOf), take: apply });
  // These rows delete content that comes later or never. Applied again at the end, they delete what has come by then.
  const early: Uint8Array[] = [];
  takeInOrder(left, {
    shapeOf,
    missing: (shape) => missingNeighbours(shape, clockOf),
    take: (update) => {
      apply(update);
      early.push(update);
    },
  });
  early.forEach(apply);
}

/** PostgreSQL's text and jsonb cannot store U+0000, and no keyboard types it. */
function withoutNul(text: string): string {
  return text.replaceAll("\0", "");
}
