import * as Y from "yjs";

export interface ItemId {
  client: number;
  clock: number;
}

/** Text as consecutive clocks of one client id. */
export interface TextSpan extends ItemId {
  length: number;
}

export function isSameId(a: ItemId | null, b: ItemId | null): boolean {
  return a?.client === b?.client && a?.clock === b?.clock;
}

export function containsId({ id, length }: Y.Item, of: ItemId): boolean {
  return id.client === of.client && of.clock >= id.clock && of.clock < id.clock + length;
}

/** The item with this clock; null when the document does not have it, or only as a collected deletion. */
export function itemAt(doc: Y.Doc, { client, clock }: ItemId): Y.Item | null {
  const structs = doc.store.clients.get(client) ?? [];
  const last = structs.at(-1);
  if (last === undefined || clock >= last.id.clock + last.length) return null;
  const item = structs[Y.findIndexSS(structs, clock)];
  return item instanceof Y.Item ? item : null;
}

/** The text from this clock to the end of its item, and the clock after it; null for text that arrived deleted. */
export function textFrom(doc: Y.Doc, id: ItemId): { text: string; to: number } | null {
  const item = itemAt(doc, id);
  if (item === null || !(item.content instanceof Y.ContentString)) return null;
  return { text: item.content.str.slice(id.clock - item.id.clock), to: item.id.clock + item.length };
}

/** The text of a span; null when some of it arrived deleted. */
export function textOfSpan(doc: Y.Doc, { client, clock, length }: TextSpan): string | null {
  let text = "";
  while (text.length < length) {
    const piece = textFrom(doc, { client, clock: clock + text.length });
    if (piece === null) return null;
    text += piece.text;
  }
  return text.slice(0, length);
}
