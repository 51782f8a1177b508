import * as Y from "yjs";

/** By root: what these client ids wrote from their clock on and nobody has deleted, in reading order, gaps shown as " … ". */
export function textWrittenSince(doc: Y.Doc, fromClocks: ReadonlyMap<number, number>): Record<string, string> {
  const words: Record<string, string> = {};
  for (const [field, root] of doc.share) {
    const runs: string[] = [];
    let joined = false;
    for (let item = root._start; item !== null; item = item.right) {
      if (item.deleted) continue;
      const from = fromClocks.get(item.id.client);
      const own =
        item.content instanceof Y.ContentString && from !== undefined
          ? item.content.str.slice(Math.max(0, from - item.id.clock))
          : "";
      if (own === "") {
        joined = false;
        continue;
      }
      const last = runs.pop();
      if (last === undefined) runs.push(own);
      else if (joined) runs.push(last + own);
      else runs.push(last, own);
      joined = true;
    }
    if (runs.length > 0) words[field] = runs.join(" … ");
  }
  return words;
}

/** How many UTF-16 units this document's own client id has written. */
export function ownClock(doc: Y.Doc): number {
  return clientClock(doc, doc.clientID);
}

/** How many UTF-16 units of that client id the document has. */
export function clientClock(doc: Y.Doc, clientId: number): number {
  return Y.getState(doc.store, clientId);
}
