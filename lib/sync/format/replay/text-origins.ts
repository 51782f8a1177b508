/**
 * Text that an undo or a restore brought back belongs to its first author (T13). Two kinds of rows bring text back:
 * - Undo: Yjs inserts deleted text again under the undoer's client id, directly before the deleted text, and all that its page had deleted.
 *   So an insertion is an undo if its right neighbour begins the deleted text, if both are equal from the first character to the last, and if
 *   rows of the same author have deleted it. (Typing inserts behind deleted text, but a page that is offline does not know what others delete.)
 *   A client that is not ours may name any neighbour, so only text directly before it counts, and once for each author.
 * - Restore: the text of its row is looked up in the version that it restored.
 */
import * as Y from "yjs";
import { AuthorDeletions, type RowDeletions } from "./author-deletions";
import type { Insertion } from "./insertions";
import type { Interval, IntervalValue } from "./interval-map";
import { containsId, isSameId, itemAt, textOfSpan, type ItemId, type TextSpan } from "./text-span";
import { VersionTexts } from "./version-texts";
import type { Lifetimes, WrittenText } from "./written-texts";

/** What is known of a row. `carried`: its author brought what others typed and deleted (R3a). */
export interface RowFacts extends RowDeletions {
  carried: boolean;
}

/** Most items between an undo and the deleted text: others who write at the same place do not make more. */
const maxItemsBetween = 200;

type Copy = Interval & { value: ItemId };

export class TextOrigins {
  /** By client, sorted by clock: which text is a copy, and of what. The original is never a copy itself. */
  private readonly copies = new Map<number, Copy[]>();
  /** By author and client: which text that author's undo has brought back. A page undoes a deletion once. */
  private readonly undoneSpans = new Map<string, Interval[]>();
  /** By client, sorted: text whose letters were each typed behind the one before. Only in such a run does a later clock stand later in the text. */
  private readonly runs = new Map<number, Interval[]>();
  private readonly versions: VersionTexts;
  private readonly deletions: AuthorDeletions;

  /** @param isServerUndo whether the server wrote the row to undo a restore */
  constructor(
    private readonly doc: Y.Doc,
    private readonly lifetimes: ReadonlyMap<number, Lifetimes>,
    private readonly rows: readonly RowFacts[],
    private readonly isServerUndo: (row: number) => boolean,
    writtenIn: ReadonlyMap<string, readonly WrittenText[]>,
  ) {
    this.versions = new VersionTexts(writtenIn);
    this.deletions = new AuthorDeletions(rows);
  }

  /**
   * @param ofRows the insertions of each row, in the order of the rows
   * @param restoredVersion for a row that is a restore: the version that it restored
   */
  addInsertions(
    ofRows: readonly (readonly Insertion[])[],
    restoredVersion: (row: number) => number | null,
    roots: readonly string[],
  ): void {
    for (const insertions of ofRows) {
      for (const insertion of insertions) {
        const { row, right, texts } = insertion;
        const version = restoredVersion(row);
        if (version !== null) for (const text of texts) this.addRestored(text, row, version, roots);
        else if (right !== null) this.addUndone(insertion, right, insertions);
      }
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

  private addUndone(insertion: Insertion, right: ItemId, ofRow: readonly Insertion[]): void {
    const { row, texts, length } = insertion;
    const undone = { ...right, length };
    if (!this.isDeletedText(insertion, undone)) return;
    if (!this.isServerUndo(row)) {
      if (!this.isDirectlyBefore(insertion, right) || !this.isOwnUndo(row, undone, ofRow)) return;
      if (!this.addFirstUndo(this.rows[row]?.author ?? -1, undone)) return;
    }
    for (const text of texts) {
      const original = { client: right.client, clock: right.clock + text.clock - insertion.clock, length: text.length };
      this.addCopy(text, this.originsOf(original));
    }
  }

  /** Whether the insertion's text equals this span, which was typed in one run and was deleted by then. */
  private isDeletedText({ clock: start, row, texts }: Insertion, { client, clock, length }: TextSpan): boolean {
    if (texts.length === 0 || this.endOfRun(client, clock) < clock + length) return false;
    return texts.every((text) => {
      const original = { client, clock: clock + text.clock - start, length: text.length };
      const known = textOfSpan(this.doc, original);
      return (
        known !== null &&
        known === textOfSpan(this.doc, text) &&
        this.deletionsOf(original).every(({ value }) => value <= row)
      );
    });
  }

  /** Whether the row's author has deleted this span. Text that a row both deletes and brings back ends where its deletion ends. */
  private isOwnUndo(row: number, undone: TextSpan, ofRow: readonly Insertion[]): boolean {
    const { author, carried } = this.rows[row] ?? { author: -1, carried: false };
    if (carried || this.deletions.hasBefore(row, author, undone)) return true;
    const end = undone.clock + undone.length;
    const deletions = this.deletionsOf(undone);
    // Others' text in the middle of the span splits what comes back.
    const continues = () => ofRow.some(({ right }) => isSameId(right, { client: undone.client, clock: end }));
    return deletions.every(({ value }) => value === row) && (deletions.at(-1)?.to === end || continues());
  }

  /** The rows that deleted this span, and where each one's deletion ends. */
  private deletionsOf({ client, clock, length }: TextSpan): IntervalValue<number>[] {
    const deletedAt = this.lifetimes.get(client)?.deletedAt;
    const deletions: IntervalValue<number>[] = [];
    for (let at = clock; deletedAt !== undefined && at < clock + length;) {
      const deletion = deletedAt.get(at);
      deletions.push(deletion);
      at = deletion.to;
    }
    return deletions;
  }

  private endOfRun(client: number, clock: number): number {
    let runs = this.runs.get(client);
    if (runs === undefined) this.runs.set(client, (runs = runsOf(this.doc, client)));
    return runs[firstEndingAfter(runs, clock)]?.to ?? clock;
  }

  /**
   * Whether all items between the insertion and `right` were inserted there later, as their neighbours show. When someone typed at that very place
   * meanwhile this may be false; the undoer then counts as the writer, which is safer than letting a client choose.
   */
  private isDirectlyBefore({ client, clock, length, before }: Insertion, right: ItemId): boolean {
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

  private addRestored(insert: TextSpan, row: number, version: number, roots: readonly string[]): void {
    const text = textOfSpan(this.doc, insert);
    if (text === null) return;
    for (const root of roots) {
      const position = this.versions.positionOf(insert, root, row + 1);
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
