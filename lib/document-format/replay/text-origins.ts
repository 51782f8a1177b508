/**
 * T13: text that an undo or a restore brought back belongs to its first author. Two kinds of rows tell:
 * - Undo: Yjs inserts the deleted text again, directly before it, under the undoer's client id. New text whose right neighbour is deleted
 *   text with the same characters is that text. (Typing inserts behind what was deleted.) A client that is not ours may name any
 *   neighbour, so only text directly before it counts, and once for each author.
 * - Restore: the text of its row is looked up in the version that it restored.
 */
import * as Y from "yjs";
import type { Interval } from "./interval-map";
import { containsId, isSameId, itemAt, textFrom, textOfSpan, type ItemId, type TextSpan } from "./text-span";
import { VersionTexts, type Lifetimes } from "./version-texts";

/** New text of one row. */
export interface InsertedSpan extends TextSpan {
  row: number;
  /** What it was inserted before. */
  right: ItemId | null;
  /** How many characters directly before it came from the same client, inserted before the same item. */
  before: number;
}

/** More items than this do not come between while others write at the same place. */
const maxItemsBetween = 200;

type Copy = Interval & { value: ItemId };

export class TextOrigins {
  /** By client, sorted by clock: which text is a copy, and of what. The original is never a copy itself. */
  private readonly copies = new Map<number, Copy[]>();
  /** By author and client: which text that author's undo has brought back. A page undoes a deletion once. */
  private readonly undoneSpans = new Map<string, Interval[]>();
  /** By the beginning of text inserted before one item: how many of its characters were typed, ahead of those that came back. */
  private readonly typedCounts = new Map<string, number>();
  /** By client, sorted: text whose letters were each typed behind the one before. Only there does a later clock stand later in the text. */
  private readonly runs = new Map<number, Interval[]>();
  private readonly versions: VersionTexts;

  /** @param isServerUndo whether the server wrote the row to undo a restore */
  constructor(
    private readonly doc: Y.Doc,
    private readonly lifetimes: ReadonlyMap<number, Lifetimes>,
    private readonly authorOf: (row: number) => number,
    private readonly isServerUndo: (row: number) => boolean,
  ) {
    this.versions = new VersionTexts(doc, lifetimes);
  }

  /**
   * @param inserts in the order of their rows
   * @param restoredVersion for a row that is a restore: the version that it restored
   */
  addInserts(
    inserts: readonly InsertedSpan[],
    restoredVersion: (row: number) => number | null,
    roots: readonly string[],
  ): void {
    for (const insert of inserts) {
      const version = restoredVersion(insert.row);
      if (version !== null) this.addRestored(insert, version, roots);
      else if (insert.right !== null && (this.isServerUndo(insert.row) || this.isDirectlyBefore(insert, insert.right)))
        this.addUndone(insert, insert.right);
    }
  }

  /** Where this text was written first, in parts. */
  originsOf({ client, clock, length }: TextSpan): TextSpan[] {
    const parts: TextSpan[] = [];
    const copies = this.copies.get(client) ?? [];
    let at = clock;
    const end = clock + length;
    for (let i = firstEndingAfter(copies, clock); at < end; i++) {
      const copy = copies[i];
      if (copy === undefined || copy.from >= end) {
        parts.push({ client, clock: at, length: end - at });
        break;
      }
      if (copy.from > at) parts.push({ client, clock: at, length: copy.from - at });
      const from = Math.max(at, copy.from);
      at = Math.min(end, copy.to);
      parts.push({ client: copy.value.client, clock: copy.value.clock + from - copy.from, length: at - from });
    }
    return parts;
  }

  /** The characters before the insert are the beginning of the same undo, or were typed. The reading that matches decides for all that follows. */
  private addUndone(insert: InsertedSpan, { client, clock }: ItemId): void {
    const { before } = insert;
    const start = `${insert.client} ${insert.clock - before}`;
    const known = this.typedCounts.get(start);
    const end = this.endOfRun(client, clock);
    const readings = (known === undefined ? [before, 0] : [known]).map((typed) => {
      const from = clock + before - typed;
      return { typed, origin: { client, clock: from, length: this.countEqualDeleted(insert, client, from, end) } };
    });
    const [best] = readings.sort((a, b) => b.origin.length - a.origin.length);
    if (best === undefined || best.origin.length === 0) return;
    if (!this.isServerUndo(insert.row) && !this.addFirstUndo(this.authorOf(insert.row), best.origin)) return;
    this.typedCounts.set(start, best.typed);
    this.addCopy(insert, this.originsOf(best.origin));
  }

  /** How many characters equal those from this clock on up to the end, all of which were deleted by then. */
  private countEqualDeleted(insert: InsertedSpan, client: number, clock: number, end: number): number {
    const deletedAt = this.lifetimes.get(client)?.deletedAt;
    const longest = Math.min(insert.length, end - clock);
    let count = 0;
    while (deletedAt !== undefined && count < longest) {
      const deleted = deletedAt.get(clock + count);
      const piece = textFrom(this.doc, { client, clock: clock + count });
      if (deleted.value > insert.row || piece === null) break;
      const length = Math.min(deleted.to - clock, piece.to - clock, longest) - count;
      const inserted = { client: insert.client, clock: insert.clock + count, length };
      const equal = commonPrefixLength(piece.text, textOfSpan(this.doc, inserted) ?? "");
      count += Math.min(length, equal);
      if (equal < length) break;
    }
    return count;
  }

  private endOfRun(client: number, clock: number): number {
    let runs = this.runs.get(client);
    if (runs === undefined) this.runs.set(client, (runs = runsOf(this.doc, client)));
    return runs[firstEndingAfter(runs, clock)]?.to ?? clock;
  }

  /**
   * Whether all that lies between was inserted there later: both its neighbours are there too. Where someone typed at that very place
   * meanwhile it may look otherwise; the undoer then counts as the writer, which is safer than letting a client choose.
   */
  private isDirectlyBefore({ client, clock, length, before }: InsertedSpan, right: ItemId): boolean {
    const isOwn = (id: Y.ID) => id.client === client && id.clock >= clock - before && id.clock < clock + length;
    const between: Y.Item[] = [];
    let item = itemAt(this.doc, { client, clock });
    for (; item !== null && !containsId(item, right); item = item.right) {
      if (!isOwn(item.id)) between.push(item);
      if (between.length > maxItemsBetween) return false;
    }
    if (item === null) return false;
    const isThere = (id: Y.ID | null) => id !== null && (isOwn(id) || between.some((one) => containsId(one, id)));
    return between.every(
      ({ origin, rightOrigin }) =>
        isThere(origin) && rightOrigin !== null && (isSameId(rightOrigin, right) || isThere(rightOrigin)),
    );
  }

  /** @returns false, and adds nothing, when this author has undone some of these deletions before */
  private addFirstUndo(author: number, { client, clock, length }: TextSpan): boolean {
    const key = `${author} ${client}`;
    const spans = this.undoneSpans.get(key) ?? [];
    this.undoneSpans.set(key, spans);
    const at = firstEndingAfter(spans, clock);
    if ((spans[at]?.from ?? Infinity) < clock + length) return false;
    spans.splice(at, 0, { from: clock, to: clock + length });
    return true;
  }

  private addRestored(insert: InsertedSpan, version: number, roots: readonly string[]): void {
    const text = textOfSpan(this.doc, insert);
    if (text === null) return;
    for (const root of roots) {
      const position = this.versions.positionOf(insert, root, insert.row + 1);
      if (position === null) continue;
      const spans = this.versions.find(text, root, version, position);
      if (spans !== null)
        this.addCopy(
          insert,
          spans.flatMap((span) => this.originsOf(span)),
        );
      return;
    }
  }

  private addCopy({ client, clock }: TextSpan, origins: readonly TextSpan[]): void {
    const copies = this.copies.get(client) ?? [];
    this.copies.set(client, copies);
    const length = origins.reduce((sum, origin) => sum + origin.length, 0);
    // A row that waited for others may have been recorded twice.
    if ((copies[firstEndingAfter(copies, clock)]?.from ?? Infinity) < clock + length) return;
    let from = clock;
    for (const origin of origins) copies.push({ from, to: (from += origin.length), value: origin });
    if ((copies.at(-1 - origins.length)?.to ?? 0) > clock) copies.sort((a, b) => a.from - b.from);
  }
}

function runsOf(doc: Y.Doc, client: number): Interval[] {
  const runs: Interval[] = [];
  for (const struct of doc.store.clients.get(client) ?? []) {
    const { clock: from } = struct.id;
    const to = from + struct.length;
    const last = runs.at(-1);
    if (last !== undefined && struct instanceof Y.Item && isSameId(struct.origin, { client, clock: from - 1 }))
      last.to = to;
    else runs.push({ from, to });
  }
  return runs;
}

/** Index of the first interval that ends after the clock. */
function firstEndingAfter(sorted: readonly Interval[], clock: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.to ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

function commonPrefixLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}
