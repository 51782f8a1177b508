import * as Y from "yjs";

/**
 * A page whose title is not stored, and the update of a team-mate who saw it: it deletes the title's first letters, and writes "Everyone" in
 * `harmed`.
 */
export function deletedFirst(title: string, letters: number): { lost: Y.Doc; update: Uint8Array } {
  const [lost, deleting] = [new Y.Doc(), new Y.Doc()];
  lost.getText("title").insert(0, title);
  Y.applyUpdate(deleting, Y.encodeStateAsUpdate(lost));
  const before = Y.encodeStateVector(deleting);
  deleting.transact(() => {
    deleting.getText("title").delete(0, letters);
    deleting.getText("harmed").insert(0, "Everyone");
  });
  return { lost, update: Y.encodeStateAsUpdate(deleting, before) };
}
