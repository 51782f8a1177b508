import * as Y from "yjs";
import { isSameId, type ItemId, type TextSpan } from "./text-span";

/** What one row inserts before one item, each character behind the one before it. */
export interface Insertion extends TextSpan {
  row: number;
  /** The item that it was inserted before; null at the end of a text. */
  right: ItemId | null;
  /** How many characters directly before it came from the same client in earlier rows, inserted before the same item. */
  before: number;
  /** Its text. The rest of it arrived deleted. */
  texts: TextSpan[];
}

/** Reads what rows insert, in their order. */
export class InsertionReader {
  /** By client: its last insertion, and the clock where the first of the rows that inserted there began. */
  private readonly last = new Map<number, { insertion: Insertion; start: number }>();

  /**
   * Call before the row is applied: only content that the document does not have yet counts as new.
   * @param withLast whether to include what was inserted at the end of a text
   */
  read(doc: Y.Doc, bytes: Uint8Array, row: number, withLast: boolean): Insertion[] {
    const insertions: Insertion[] = [];
    for (const struct of Y.decodeUpdate(bytes).structs) {
      if (!(struct instanceof Y.Item)) continue;
      const { client, clock } = struct.id;
      const to = clock + struct.length;
      const from = Math.max(clock, Y.getState(doc.store, client));
      if (from >= to || !(withLast || struct.rightOrigin !== null)) continue;
      const insertion = this.extend(struct, from, row);
      if (insertion.length === 0) insertions.push(insertion);
      insertion.length += to - from;
      if (struct.content instanceof Y.ContentString) insertion.texts.push({ client, clock: from, length: to - from });
    }
    return insertions;
  }

  /** The insertion of this row that the item continues, or a new one. */
  private extend({ id: { client, clock }, origin, rightOrigin: right }: Y.Item, from: number, row: number): Insertion {
    const last = this.last.get(client);
    const isNext =
      last !== undefined &&
      last.insertion.clock + last.insertion.length === from &&
      isSameId(last.insertion.right, right) &&
      (from > clock || isSameId(origin, { client, clock: clock - 1 }));
    if (isNext && last.insertion.row === row) return last.insertion;
    const start = isNext ? last.start : clock;
    const insertion: Insertion = { client, clock: from, length: 0, row, right, before: from - start, texts: [] };
    this.last.set(client, { insertion, start });
    return insertion;
  }
}
