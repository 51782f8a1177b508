/**
 * T13: how a worksheet was written, from its stored rows alone: every stretch of text that was ever in it, in reading order, with who
 * wrote it, the row it came with and the row it went with. So any moment is a filter, and the browser plays it without Yjs.
 * Whose it is comes from the author the server stored with the row that it first came with (come-back.ts), never from what a client claims.
 */
import * as Y from "yjs";
import { Lookup, type Stretch } from "./interval-map";
import { ComeBack, type Arrival, type Life } from "./text-origins";
import type { StoredRow } from "@/lib/document-format/stored-rows";
import { checkUpdate } from "@/lib/document-format/update-check";

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

type Place = NonNullable<Arrival["right"]>;
const sameId = (a: Place | null, b: Place | null) => a?.client === b?.client && a?.clock === b?.clock;

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
  private readonly arrivals: Arrival[] = [];
  /** By client: what it put in front of the same id last, one after the other. */
  private readonly put = new Map<number, { start: number; to: number; right: Place | null }>();
  /** By row: until when the version was written that it brought back; null where it took that back. */
  private readonly restored = new Map<number, number | null>();

  /** @param restores by the writer of a row that brought a version back: when that version's last row was written; of one that took this back: null */
  constructor(
    private readonly roots: readonly string[],
    private readonly restores: ReadonlyMap<string, number | null> = new Map(),
  ) {
    for (const root of roots) this.doc.getText(root);
    this.doc.on("afterTransaction", (transaction) => this.note(transaction));
  }

  add({ bytes, author, carried, time, writer }: StoredRow): void {
    const place = this.authors.get(author) ?? this.authors.size;
    this.authors.set(author, place);
    const row = this.rows.length;
    this.rows.push({ time, author: place });
    const shape = checkUpdate(bytes, this.roots);
    // R3 keeps such bytes out of the store; if one is there all the same, the rest is still to be read.
    if (typeof shape === "string") return;
    const version = this.restores.get(writer);
    this.noteArrivals(bytes, row, typeof version === "number");
    Y.applyUpdate(this.doc, bytes);
    for (const { client, from, to } of shape.sections)
      credit(this.toldOf(client).authors, { from, to, author: place, carried });
    if (version !== undefined) this.restored.set(row, version);
  }

  /** Of a row that is not in the document yet: a row can bring what others have brought before. */
  private noteArrivals(bytes: Uint8Array, row: number, isRestore: boolean): void {
    for (const struct of Y.decodeUpdate(bytes).structs) {
      if (!(struct instanceof Y.Item)) continue;
      const {
        id: { client, clock },
        rightOrigin: right,
        origin,
        content,
      } = struct;
      const to = clock + struct.length;
      const from = Math.max(clock, Y.getState(this.doc.store, client));
      if (from >= to || !(isRestore || right !== null)) continue;
      const last = this.put.get(client);
      const goesOn =
        last?.to === from &&
        sameId(last.right, right) &&
        (from > clock || sameId(origin, { client, clock: clock - 1 }));
      const start = goesOn ? last.start : clock;
      this.put.set(client, { start, to, right });
      // What comes deleted has no words, and others may go on from there.
      if (content instanceof Y.ContentString)
        this.arrivals.push({ client, clock: from, length: to - from, row, right, before: from - start });
    }
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
    const comeBack = new ComeBack(
      this.doc,
      units,
      (row) => this.rows[row]?.author ?? -1,
      (row) => this.restored.get(row) === null,
    );
    comeBack.take(this.arrivals, (row) => this.versionOf(row), this.roots);
    const fields = Object.fromEntries(
      this.roots.map((root) => [root, piecesOf(this.doc.getText(root), units, comeBack)]),
    );
    this.doc.destroy();
    return { authors: [...this.authors.keys()], rows: this.rows, fields };
  }

  private versionOf(row: number): number | null {
    const time = this.restored.get(row);
    return time == null ? null : this.rows.findLastIndex((one) => one.time <= time) + 1;
  }
}

/** R3b: the owner's own equal row wins over a carried one; otherwise who brought it first. */
function credit(known: Told["authors"], given: Told["authors"][number]): void {
  const last = known.at(-1);
  if (last === undefined || given.from >= last.to) {
    if (last !== undefined && last.to === given.from && last.author === given.author && last.carried === given.carried)
      last.to = given.to;
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
interface Units extends Life {
  author: Lookup<number>;
}

function unitsOf({ births, deaths, authors }: Told): Units {
  let from = 0;
  const born = births.map(({ to, row }) => ({ from, to: (from = to), value: row }));
  const gone = deaths.map(({ from, to, row }) => ({ from, to, value: row })).sort((a, b) => a.from - b.from);
  return {
    born: new Lookup(born, 0),
    gone: new Lookup(gone, never),
    author: new Lookup(
      authors.map(({ from, to, author }) => ({ from, to, value: author })),
      0,
    ),
  };
}

function piecesOf(root: Y.Text, units: ReadonlyMap<number, Units>, comeBack: ComeBack): Piece[] {
  const pieces: Piece[] = [];
  let last: Piece | undefined;
  const add = (text: string, author: number, born: number, gone: number) => {
    if (last !== undefined && last.born === born && last.gone === gone && last.author === author) last.text += text;
    else pieces.push((last = { text, author, born, gone }));
  };
  for (let item = root._start; item !== null; item = item.right) {
    const life = units.get(item.id.client);
    // Text that came deleted has no words.
    if (life === undefined || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock: start } = item.id;
    const { str } = item.content;
    for (let clock = start; clock < start + str.length;) {
      const [born, gone] = [life.born.of(clock), life.gone.of(clock)];
      const to = Math.min(born.to, gone.to, start + str.length);
      for (const part of comeBack.firstOf({ client, clock, length: to - clock })) {
        for (let at = 0; at < part.length;) {
          const author = units.get(part.client)?.author.of(part.clock + at) ?? { value: 0, to: Infinity };
          const length = Math.min(part.length, author.to - part.clock) - at;
          add(str.slice(clock - start, clock - start + length), author.value, born.value, gone.value);
          at += length;
          clock += length;
        }
      }
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
  return runsAt(pieces, moment)
    .map(({ text }) => text)
    .join("");
}
