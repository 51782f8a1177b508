import * as Y from "yjs";

/** What `client` would send if it typed `text` at the end of the title. */
export function forge(seen: Y.Doc, client: number, text: string): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(seen));
  const before = Y.encodeStateVector(doc);
  doc.clientID = client;
  doc.getText("title").insert(doc.getText("title").length, text);
  return Y.encodeStateAsUpdate(doc, before);
}
