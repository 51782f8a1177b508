import * as Y from "yjs";
import type { IntervalMap } from "./interval-map";
import type { TextSpan } from "./text-span";

/** For each clock of one client id: the row that inserted it, and the row that deleted it. */
export interface Lifetimes {
  insertedAt: IntervalMap<number>;
  deletedAt: IntervalMap<number>;
}

/** Text that one row inserted and, unless it is still there, one row deleted. */
export interface WrittenText extends TextSpan {
  text: string;
  insertedAt: number;
  deletedAt: number;
}

/** All text that was ever in a root, in reading order, except text that arrived deleted. The document must retain deleted text. */
export function writtenTextsOf(root: Y.Text, ofClients: ReadonlyMap<number, Lifetimes>): WrittenText[] {
  const texts: WrittenText[] = [];
  for (let item = root._start; item !== null; item = item.right) {
    const { client, clock: start } = item.id;
    const lifetimes = ofClients.get(client);
    if (lifetimes === undefined || !(item.content instanceof Y.ContentString)) continue;
    const { str } = item.content;
    for (let clock = start; clock < start + str.length;) {
      const [inserted, deleted] = [lifetimes.insertedAt.get(clock), lifetimes.deletedAt.get(clock)];
      const to = Math.min(inserted.to, deleted.to, start + str.length);
      const text = str.slice(clock - start, to - start);
      texts.push({ client, clock, length: text.length, text, insertedAt: inserted.value, deletedAt: deleted.value });
      clock = to;
    }
  }
  return texts;
}
