/** Updates made by hand to be slow to merge (R12). No page of ours writes such updates. */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** Updates under a client id each, in rising order: a letter at the beginning of the title, as if nothing were there, and its deletion. */
export function lettersAtOnePlace(ids: number, firstId = 1_000, isDeleted = (_: number) => true): Uint8Array[] {
  return Array.from({ length: ids }, (_, i) => {
    const encoder = encoding.createEncoder();
    // One client with one item, from clock 0: a string in a root.
    for (const number of [1, 1, firstId + i, 0, 4, 1]) encoding.writeVarUint(encoder, number);
    for (const text of ["title", "x"]) encoding.writeVarString(encoder, text);
    // One client with one deleted range, from clock 0, one long.
    for (const number of isDeleted(i) ? [1, firstId + i, 1, 0, 1] : [0]) encoding.writeVarUint(encoder, number);
    return encoding.toUint8Array(encoder);
  });
}

/**
 * Half of the letters are pasted, then one is typed between each two: as many pieces as letters. @returns all updates, and the state that they make
 */
export function scatteredLetters(count: number): { updates: Uint8Array[]; state: Uint8Array } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const text = doc.getText("scenario");
  text.insert(0, "x".repeat(count / 2));
  for (let at = 1; at < count; at += 2) text.insert(at, "y");
  return { updates, state: Y.encodeStateAsUpdate(doc) };
}
