/**
 * T13: how a worksheet was written, from its stored rows alone: every stretch of text that was ever in it, in reading order, with who
 * wrote it, the row it came with and the row it went with. So any moment is a filter, and the browser plays it without Yjs.
 * Whose it is comes from the author the server stored with a row, never from what a client claims.
 */
import * as Y from "yjs";
import type { StoredRow } from "./stored-rows";
import { checkUpdate } from "./update-check";

/** A moment is a number of rows: 0 is the empty document, and moment n has the first n rows in it. */
export interface Piece {
  text: string;
  /** Place in `History.authors`. */
  author: number;
  /** The row it came with, from 0. */
  born: number;
  /** The row it was taken out with; `never` while it is there. */
  gone: number;
}

export const never = 2 ** 31 - 1;

export interface History {
  authors: string[];
  /** Of each row: milliseconds since 1970, and who. */
  rows: { time: number; author: number }[];
  /** Per root, in reading order. */
  fields: Record<string, Piece[]>;
}

interface Stretch {
  from: number;
  to: number;
}

/** What is known of one client id's clocks. */
interface Told {
  births: { to: number; row: number }[];
  deaths: (Stretch & { row: number })[];
  /** Sorted and apart. */
  authors: (Stretch & { author: number; carried: boolean })[];
}

/** Takes rows in order of time, writer, n; `finish` when all are in. Thousands take a while: add some, let the page breathe, go on. */
export class HistoryReader {
  // Deleted text is kept, in its place.
  private readonly doc = new Y.Doc({ gc: false });
  private readonly told = new Map<number, Told>();
  private readonly authors = new Map<string, number>();
  private readonly rows: History["rows"] = [];

  constructor(private readonly roots: readonly string[]) {
    for (const root of roots) this.doc.getText(root);
    this.doc.on("afterTransaction", (transaction) => this.note(transaction));
  }

  add({ bytes, author, carried, time }: StoredRow): void {
    const place = this.authors.get(author) ?? this.authors.size;
    this.authors.set(author, place);
    this.rows.push({ time, author: place });
    const shape = checkUpdate(bytes, this.roots);
    // R3 keeps such bytes out of the store; if one is there all the same, the rest is still to be read.
    if (typeof shape === "string") return;
    Y.applyUpdate(this.doc, bytes);
    for (const { client, from, to } of shape.sections) credit(this.toldOf(client).authors, { from, to, author: place, carried });
  }

  /** What the row that was added last has changed; words that waited for it come with it. */
  private note({ beforeState, afterState, deleteSet }: Y.Transaction): void {
    const row = this.rows.length - 1;
    for (const [client, to] of afterState) {
      if (to > (beforeState.get(client) ?? 0)) this.toldOf(client).births.push({ to, row });
    }
    for (const [client, gone] of deleteSet.clients) {
      for (const { clock, len } of gone) this.toldOf(client).deaths.push({ from: clock, to: clock + len, row });
    }
  }

  private toldOf(client: number): Told {
    let told = this.told.get(client);
    if (told === undefined) this.told.set(client, (told = { births: [], deaths: [], authors: [] }));
    return told;
  }

  finish(): History {
    const units = new Map([...this.told].map(([client, told]) => [client, unitsOf(told)]));
    const fields = Object.fromEntries(this.roots.map((root) => [root, piecesOf(this.doc.getText(root), units)]));
    this.doc.destroy();
    return { authors: [...this.authors.keys()], rows: this.rows, fields };
  }
}

/** R3b: the owner's own equal row wins over a carried one; otherwise who brought it first. */
function credit(known: Told["authors"], given: Told["authors"][number]): void {
  const last = known.at(-1);
  if (last === undefined || given.from >= last.to) {
    if (last !== undefined && last.to === given.from && last.author === given.author && last.carried === given.carried) last.to = given.to;
    else known.push({ ...given });
    return;
  }
  const settled: Told["authors"] = [];
  let open = given.from;
  for (const stretch of known.splice(0)) {
    const from = Math.max(stretch.from, given.from);
    const to = Math.min(stretch.to, given.to);
    if (from >= to || !stretch.carried || given.carried) settled.push(stretch);
    else settled.push({ ...stretch, to: from }, { ...given, from, to }, { ...stretch, from: to });
    if (from >= to) continue;
    settled.push({ ...given, from: open, to: from });
    open = to;
  }
  settled.push({ ...given, from: Math.max(open, given.from) });
  known.push(...settled.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from));
}

/** The same, to be asked by clock. */
interface Units {
  born: Lookup;
  gone: Lookup;
  author: Lookup;
}

function unitsOf({ births, deaths, authors }: Told): Units {
  let from = 0;
  const born = births.map(({ to, row }) => ({ from, to: (from = to), value: row }));
  const gone = deaths.map(({ from, to, row }) => ({ from, to, value: row })).sort((a, b) => a.from - b.from);
  return { born: new Lookup(born, 0), gone: new Lookup(gone, never), author: new Lookup(authors.map(({ from, to, author }) => ({ from, to, value: author })), 0) };
}

/** A value for each clock. Not an array of them: a few bytes can say that a billion letters were deleted. */
class Lookup {
  private at = 0;

  /** @param known sorted and apart. @param none for clocks of which nothing is known */
  constructor(
    private readonly known: readonly (Stretch & { value: number })[],
    private readonly none: number,
  ) {}

  of(clock: number): number {
    // Mostly the letter after the one that was asked for last.
    const last = this.known[this.at];
    if (last === undefined || clock < last.from || clock >= last.to) this.seek(clock);
    const found = this.known[this.at];
    return found === undefined || clock < found.from || clock >= found.to ? this.none : found.value;
  }

  /** To the last one that begins at or before the clock. */
  private seek(clock: number): void {
    let [low, high] = [0, this.known.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.known[middle]?.from ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    this.at = Math.max(0, low - 1);
  }
}

function piecesOf(root: Y.Text, units: ReadonlyMap<number, Units>): Piece[] {
  const pieces: Piece[] = [];
  let last: Piece | undefined;
  for (let item = root._start; item !== null; item = item.right) {
    const told = units.get(item.id.client);
    // Text that came deleted has no words.
    if (told === undefined || !(item.content instanceof Y.ContentString)) continue;
    const { str } = item.content;
    for (let i = 0; i < str.length; i++) {
      const clock = item.id.clock + i;
      const [born, gone, author] = [told.born.of(clock), told.gone.of(clock), told.author.of(clock)];
      if (last !== undefined && last.born === born && last.gone === gone && last.author === author) last.text += str[i];
      else pieces.push((last = { text: str[i] ?? "", author, born, gone }));
    }
  }
  return pieces;
}

/** A stretch of one author's. */
export interface Run {
  author: number;
  text: string;
}

/** A field at a moment: one run for each time the author changes. */
export function runsAt(pieces: readonly Piece[], moment: number): Run[] {
  const runs: Run[] = [];
  let last: Run | undefined;
  for (const { text, author, born, gone } of pieces) {
    if (born >= moment || gone < moment) continue;
    if (last !== undefined && last.author === author) last.text += text;
    else runs.push((last = { author, text }));
  }
  return runs;
}

export function textAt(pieces: readonly Piece[], moment: number): string {
  return runsAt(pieces, moment).map(({ text }) => text).join("");
}
