import * as Y from "yjs";
import { documentFields, type DocumentKind, type NotesTexts, type WorksheetTexts } from "./fields";
import { isReadable } from "./update-check";

export interface DocumentTexts {
  worksheet: WorksheetTexts;
  notes: NotesTexts;
}

/**
 * The texts that a document's stored updates make. Updates that cannot be read are left out.
 * @param updates in the order of their rows (R5): of updates that come before what they stand on, Yjs 13 may leave some out for ever
 */
export function readTexts<K extends DocumentKind>(updates: readonly Uint8Array[], kind: K): DocumentTexts[K] {
  const doc = new Y.Doc({ guid: "" }); // a random one would take longer than an empty document
  doc.transact(() => {
    for (const update of updates) if (isReadable(update, documentFields[kind])) Y.applyUpdate(doc, update);
  });
  const texts = Object.fromEntries(
    documentFields[kind].map((field) => [field, withoutNul(doc.getText(field).toJSON())]),
  );
  doc.destroy();
  // documentFields lists exactly the keys of TextsOf for each kind.
  return texts as unknown as DocumentTexts[K];
}

/** PostgreSQL's text and jsonb cannot store U+0000, and no keyboard types it. */
function withoutNul(text: string): string {
  return text.replaceAll("\0", "");
}
