/**
 * T13: text that came back is its first author's, whoever undid a deletion or brought a version back. Known from the rows alone:
 * - Undo: Yjs writes what was deleted again, directly before it, under the undoer's client id. So new text that names deleted text as its
 *   right neighbour, and is the same from there on, is that text. What is typed goes behind what was deleted there.
 *   A page of other make may name any letters: so it counts only directly before them, and once for each author.
 * - Restore: what its row brings stands in the version that it brought back, and is taken from there.
 */
import * as Y from "yjs";
import type { Lookup, Stretch } from "./interval-map";

/** Text as one client's clocks. */
export interface Written {
  client: number;
  clock: number;
  length: number;
}

/** New text, the row it came with, the id it was put in front of, and how many letters of the same client, put in front of the same, stand right before it. */
export interface Arrival extends Written {
  row: number;
  right: { client: number; clock: number } | null;
  before: number;
}

/** When a client's clocks came and went, by row. */
export interface Life {
  born: Lookup<number>;
  gone: Lookup<number>;
}

interface Version {
  text: string;
  parts: Written[];
}

/** Of each restore two for each root are asked for again and again. */
const mostVersions = 24;
/** More pieces than this do not come between while others write there. */
const mostBetween = 200;

type FirstWritten = Stretch & { value: { client: number; clock: number } };

export class ComeBack {
  /** Per client, sorted by clock: what is a copy, and of what. Always of the first one. */
  private readonly copies = new Map<number, FirstWritten[]>();
  /** Per author and client: which letters have come back by that author's undo. A page undoes a deletion once. */
  private readonly undone = new Map<string, Stretch[]>();
  /** By where letters begin that were put in front of the same id: how many of them were typed, before those that came back. */
  private readonly typedBefore = new Map<string, number>();
  /** What a root said with so many rows: a restore brings many words of the same version. */
  private readonly versions = new Map<string, Version>();

  constructor(
    private readonly doc: Y.Doc,
    private readonly lives: ReadonlyMap<number, Life>,
    private readonly authorOf: (row: number) => number,
    /** Whether the server made the row, to take a restore back. */
    private readonly isOurs: (row: number) => boolean,
  ) {}

  /** Arrivals in the order of their rows. @param restoredFrom of a row that is a restore, how many rows the version has that it brought back */
  take(arrivals: readonly Arrival[], restoredFrom: (row: number) => number | null, roots: readonly string[]): void {
    for (const arrival of arrivals) {
      const version = restoredFrom(arrival.row);
      if (version !== null) this.takeRestored(arrival, version, roots);
      else if (arrival.right !== null && (this.isOurs(arrival.row) || this.standsBefore(arrival, arrival.right)))
        this.takeUndone(arrival, arrival.right);
    }
  }

  /** Where this text was written first, in parts. */
  firstOf({ client, clock, length }: Written): Written[] {
    const parts: Written[] = [];
    const copies = this.copies.get(client) ?? [];
    let at = clock;
    const end = clock + length;
    for (let i = firstAfter(copies, clock); at < end; i++) {
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

  /** What stands right before it may be the beginning of what came back, or was typed in front of that before; once one of these fits, all that follows goes on from there. */
  private takeUndone(arrival: Arrival, { client, clock }: { client: number; clock: number }): void {
    const { before } = arrival;
    const start = `${arrival.client} ${arrival.clock - before}`;
    const known = this.typedBefore.get(start);
    const fits = (known === undefined ? [before, 0] : [known]).map((typed) => {
      const from = clock + before - typed;
      return { typed, first: { client, clock: from, length: this.equalFrom(arrival, client, from) } };
    });
    const [best] = fits.sort((a, b) => b.first.length - a.first.length);
    if (best === undefined || best.first.length === 0) return;
    if (!this.isOurs(arrival.row) && !this.isFirstUndo(this.authorOf(arrival.row), best.first)) return;
    this.typedBefore.set(start, best.typed);
    this.note(arrival, this.firstOf(best.first));
  }

  /** How many letters are the same as those from this clock on, and deleted by then. */
  private equalFrom(arrival: Arrival, client: number, clock: number): number {
    const gone = this.lives.get(client)?.gone;
    let same = 0;
    while (gone !== undefined && same < arrival.length) {
      const deleted = gone.of(clock + same);
      const piece = this.pieceAt(client, clock + same);
      if (deleted.value > arrival.row || piece === null) break;
      const length = Math.min(deleted.to - clock, piece.to - clock, arrival.length) - same;
      const equal = commonLength(
        piece.text,
        this.textOf({ client: arrival.client, clock: arrival.clock + same, length }) ?? "",
      );
      same += Math.min(length, equal);
      if (equal < length) break;
    }
    return same;
  }

  /**
   * Whether nothing lies between but what was put there afterwards: that has both its neighbours there. Where another typed at that very
   * place meanwhile, it can look as if not: then the undo's author counts as the writer, rather than that a page of other make may choose.
   */
  private standsBefore({ client, clock, length, before }: Arrival, right: { client: number; clock: number }): boolean {
    const own = (id: Y.ID) => id.client === client && id.clock >= clock - before && id.clock < clock + length;
    const between: Y.Item[] = [];
    let item = this.itemAt(client, clock);
    for (; item !== null && !holds(item, right); item = item.right) {
      if (!own(item.id)) between.push(item);
      if (between.length > mostBetween) return false;
    }
    if (item === null) return false;
    const isThere = (id: Y.ID | null) => id !== null && (own(id) || between.some((one) => holds(one, id)));
    return between.every(
      ({ origin, rightOrigin }) =>
        isThere(origin) && rightOrigin !== null && (isSame(rightOrigin, right) || isThere(rightOrigin)),
    );
  }

  /** Notes the letters; false when some of them were noted before. */
  private isFirstUndo(author: number, { client, clock, length }: Written): boolean {
    const key = `${author} ${client}`;
    const known = this.undone.get(key) ?? [];
    this.undone.set(key, known);
    const at = firstAfter(known, clock);
    if ((known[at]?.from ?? Infinity) < clock + length) return false;
    known.splice(at, 0, { from: clock, to: clock + length });
    return true;
  }

  private takeRestored(arrival: Arrival, version: number, roots: readonly string[]): void {
    const text = this.textOf(arrival);
    if (text === null) return;
    for (const root of roots) {
      const at = this.placeIn(root, arrival);
      if (at === null) continue;
      const then = this.visibleAt(root, version);
      const found = nearest(then.text, text, at);
      if (found !== null)
        this.note(
          arrival,
          partsOf(then.parts, found, text.length).flatMap((part) => this.firstOf(part)),
        );
      return;
    }
  }

  private note({ client, clock }: Written, parts: readonly Written[]): void {
    const copies = this.copies.get(client) ?? [];
    this.copies.set(client, copies);
    // Words that waited for others can have come twice.
    if (
      (copies[firstAfter(copies, clock)]?.from ?? Infinity) <
      clock + parts.reduce((sum, { length }) => sum + length, 0)
    )
      return;
    let from = clock;
    for (const part of parts) copies.push({ from, to: (from += part.length), value: part });
    // Mostly they come in order.
    if ((copies.at(-1 - parts.length)?.to ?? 0) > clock) copies.sort((a, b) => a.from - b.from);
  }

  /** From a clock to the end of what lies together in the document; null for what came deleted. */
  private pieceAt(client: number, clock: number): { text: string; to: number } | null {
    const item = this.itemAt(client, clock);
    if (item === null || !(item.content instanceof Y.ContentString)) return null;
    return { text: item.content.str.slice(clock - item.id.clock), to: item.id.clock + item.length };
  }

  private itemAt(client: number, clock: number): Y.Item | null {
    const structs = this.doc.store.clients.get(client) ?? [];
    const last = structs.at(-1);
    if (last === undefined || clock >= last.id.clock + last.length) return null;
    const item = structs[Y.findIndexSS(structs, clock)];
    return item instanceof Y.Item ? item : null;
  }

  /** null when some of it came deleted. */
  private textOf({ client, clock, length }: Written): string | null {
    let text = "";
    while (text.length < length) {
      const piece = this.pieceAt(client, clock + text.length);
      if (piece === null) return null;
      text += piece.text;
    }
    return text.slice(0, length);
  }

  private visibleAt(root: string, version: number): Version {
    const key = `${root}/${version}`;
    const known = this.versions.get(key);
    if (known !== undefined) return known;
    if (this.versions.size >= mostVersions) this.versions.clear();
    const read = this.readVersion(root, version);
    this.versions.set(key, read);
    return read;
  }

  private readVersion(root: string, version: number): Version {
    const parts: Written[] = [];
    let text = "";
    for (let item = this.doc.getText(root)._start; item !== null; item = item.right) {
      const { client, clock: from } = item.id;
      const life = this.lives.get(client);
      if (life === undefined || !(item.content instanceof Y.ContentString)) continue;
      for (let clock = from; clock < from + item.length;) {
        const [born, gone] = [life.born.of(clock), life.gone.of(clock)];
        const to = Math.min(born.to, gone.to, from + item.length);
        if (born.value < version && gone.value >= version) {
          parts.push({ client, clock, length: to - clock });
          text += item.content.str.slice(clock - from, to - from);
        }
        clock = to;
      }
    }
    return { text, parts };
  }

  /** How many letters stood before it once its row was there; null when it is in another root. */
  private placeIn(root: string, { client, clock, row }: Arrival): number | null {
    let before = 0;
    for (const part of this.visibleAt(root, row + 1).parts) {
      if (part.client === client && clock >= part.clock && clock < part.clock + part.length)
        return before + clock - part.clock;
      before += part.length;
    }
    return null;
  }
}

const isSame = (a: { client: number; clock: number }, b: { client: number; clock: number }) =>
  a.client === b.client && a.clock === b.clock;
const holds = ({ id, length }: Y.Item, of: { client: number; clock: number }) =>
  id.client === of.client && of.clock >= id.clock && of.clock < id.clock + length;

function firstAfter(copies: readonly Stretch[], clock: number): number {
  let [low, high] = [0, copies.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((copies[middle]?.to ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

function commonLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function nearest(text: string, part: string, at: number): number | null {
  const [before, after] = [text.lastIndexOf(part, at), text.indexOf(part, at)];
  if (before === -1 || after === -1) return Math.max(before, after) === -1 ? null : Math.max(before, after);
  return at - before <= after - at ? before : after;
}

function partsOf(parts: readonly Written[], from: number, length: number): Written[] {
  const found: Written[] = [];
  let start = 0;
  for (const part of parts) {
    const [first, last] = [Math.max(from, start), Math.min(from + length, start + part.length)];
    if (first < last) found.push({ client: part.client, clock: part.clock + first - start, length: last - first });
    start += part.length;
  }
  return found;
}
