/**
 * How a worksheet was written, from its stored rows alone (T13): every piece of text that was ever in it, in reading order, with its author, the row
 * that inserted it and the row that deleted it. Any moment is a filter of these pieces, and the browser plays it without Yjs. The author is the one
 * that the server stored with the row that first had the text (text-origins.ts), never what a client claims.
 */
import * as Y from "yjs";
import { IntervalMap, type Interval } from "./interval-map";
import { InsertionReader, type Insertion } from "./insertions";
import { TextOrigins, type RowFacts } from "./text-origins";
import { writtenTextsOf, type Lifetimes, type WrittenText } from "./written-texts";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { checkUpdate } from "@/lib/sync/format/update-check";
import { momentAt } from "./moment-at";

/** A moment is a number of rows: 0 is the empty document, and moment n has the first n rows in it. */
export interface Piece {
  text: string;
  /** Index in `History.authors`. */
  author: number;
  /** The row that inserted it, from 0. */
  insertedAt: number;
  /** The row that deleted it; `notDeleted` while it is there. */
  deletedAt: number;
  /** Whether that row brought back earlier text: an undo, or a restored version. */
  isBack: boolean;
}

export const notDeleted = 2 ** 31 - 1;

export interface History {
  authors: string[];
  /** For each row: its time in milliseconds since 1970, and its author. */
  rows: { time: number; author: number }[];
  /** By root, in reading order. */
  fields: Record<string, Piece[]>;
}

/** What is known of one client id's clocks. */
interface ClientRecord {
  inserts: { to: number; row: number }[];
  deletions: (Interval & { row: number })[];
  /** Sorted, not overlapping. */
  authors: (Interval & { author: number; carried: boolean })[];
}

/** `add` takes rows in order of time, writer, n, a few at a time so that the page stays responsive; `finish` ends. */
export class HistoryReader {
  // No garbage collection, so that deleted text stays at its place.
  private readonly doc = new Y.Doc({ gc: false });
  private readonly clients = new Map<number, ClientRecord>();
  private readonly authors = new Map<string, number>();
  private readonly rows: History["rows"] = [];
  private readonly facts: RowFacts[] = [];
  private readonly insertionReader = new InsertionReader();
  /** The insertions of each row that could be read. */
  private readonly insertions: Insertion[][] = [];
  /** By row: when the version that it restored was written; null for a row that undid a restore. */
  private readonly restoredTimes = new Map<number, number | null>();

  /** @param restores by the writer of a row that restored a version: when that version's last row was written; null for one that undid a restore */
  constructor(
    private readonly roots: readonly string[],
    private readonly restores: ReadonlyMap<string, number | null> = new Map(),
  ) {
    for (const root of roots) this.doc.getText(root);
    this.doc.on("afterTransaction", (transaction) => this.recordTransaction(transaction));
  }

  add({ bytes, author, carried, time, writer }: StoredRow): void {
    const authorIndex = this.authors.get(author) ?? this.authors.size;
    this.authors.set(author, authorIndex);
    const row = this.rows.length;
    this.rows.push({ time, author: authorIndex });
    const shape = checkUpdate(bytes, this.roots);
    this.facts.push({ author: authorIndex, carried, deletes: typeof shape === "string" ? [] : shape.deletes });
    // R3 keeps such bytes out of the store; if some are there all the same, the other rows are still read.
    if (typeof shape === "string") return;
    const restoredTime = this.restores.get(writer);
    this.insertions.push(this.insertionReader.read(this.doc, bytes, row, typeof restoredTime === "number"));
    Y.applyUpdate(this.doc, bytes);
    for (const { client, from, to } of shape.sections)
      addAuthor(this.recordOf(client).authors, { from, to, author: authorIndex, carried });
    if (restoredTime !== undefined) this.restoredTimes.set(row, restoredTime);
  }

  /** Records what the last row changed, and earlier rows that waited for it. */
  private recordTransaction({ beforeState, afterState, deleteSet }: Y.Transaction): void {
    const row = this.rows.length - 1;
    for (const [client, to] of afterState) {
      if (to > (beforeState.get(client) ?? 0)) this.recordOf(client).inserts.push({ to, row });
    }
    for (const [client, ranges] of deleteSet.clients) {
      for (const { clock, len } of ranges) this.recordOf(client).deletions.push({ from: clock, to: clock + len, row });
    }
  }

  private recordOf(client: number): ClientRecord {
    let record = this.clients.get(client);
    if (record === undefined) this.clients.set(client, (record = { inserts: [], deletions: [], authors: [] }));
    return record;
  }

  finish(): History {
    const timelines = new Map([...this.clients].map(([client, record]) => [client, timelineOf(record)]));
    const writtenIn = new Map(this.roots.map((root) => [root, writtenTextsOf(this.doc.getText(root), timelines)]));
    const isServerUndo = (row: number) => this.restoredTimes.get(row) === null;
    const origins = new TextOrigins(this.doc, timelines, this.facts, isServerUndo, writtenIn);
    const restoredVersion = (row: number) => {
      const time = this.restoredTimes.get(row);
      return time == null ? null : momentAt(this.rows, time);
    };
    origins.addInsertions(this.insertions, restoredVersion, this.roots);
    const fields = Object.fromEntries(
      [...writtenIn].map(([root, texts]) => [root, piecesOf(texts, timelines, origins)]),
    );
    this.doc.destroy();
    return { authors: [...this.authors.keys()], rows: this.rows, fields };
  }
}

/** The owner's own equal row wins over a carried one; otherwise the author who brought the text first counts (R3b). */
function addAuthor(known: ClientRecord["authors"], added: ClientRecord["authors"][number]): void {
  const last = known.at(-1);
  if (last === undefined || added.from >= last.to) {
    if (last !== undefined && last.to === added.from && last.author === added.author && last.carried === added.carried)
      last.to = added.to;
    else known.push({ ...added });
    return;
  }
  const merged: ClientRecord["authors"] = [];
  let open = added.from;
  for (const interval of known.splice(0)) {
    const from = Math.max(interval.from, added.from);
    const to = Math.min(interval.to, added.to);
    if (from >= to || !interval.carried || added.carried) merged.push(interval);
    else merged.push({ ...interval, to: from }, { ...added, from, to }, { ...interval, from: to });
    if (from >= to) continue;
    merged.push({ ...added, from: open, to: from });
    open = to;
  }
  merged.push({ ...added, from: Math.max(open, added.from) });
  known.push(...merged.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from));
}

/** A `ClientRecord` that can be looked up by clock. */
interface ClientTimeline extends Lifetimes {
  author: IntervalMap<number>;
}

function timelineOf({ inserts, deletions, authors }: ClientRecord): ClientTimeline {
  let from = 0;
  const inserted = inserts.map(({ to, row }) => ({ from, to: (from = to), value: row }));
  const deleted = deletions.map(({ from, to, row }) => ({ from, to, value: row })).sort((a, b) => a.from - b.from);
  return {
    insertedAt: new IntervalMap(inserted, 0),
    deletedAt: new IntervalMap(deleted, notDeleted),
    author: new IntervalMap(
      authors.map(({ from, to, author }) => ({ from, to, value: author })),
      0,
    ),
  };
}

function piecesOf(
  texts: readonly WrittenText[],
  timelines: ReadonlyMap<number, ClientTimeline>,
  origins: TextOrigins,
): Piece[] {
  const pieces: Piece[] = [];
  let last: Piece | undefined;
  const add = ({ text, ...piece }: Piece) => {
    if (
      last?.insertedAt === piece.insertedAt &&
      last.deletedAt === piece.deletedAt &&
      last.author === piece.author &&
      last.isBack === piece.isBack
    )
      last.text += text;
    else pieces.push((last = { text, ...piece }));
  };
  for (const { text, insertedAt, deletedAt, ...span } of texts) {
    let read = 0;
    for (const part of origins.originsOf(span)) {
      const isBack = part.client !== span.client || part.clock !== span.clock + read;
      for (let at = 0; at < part.length;) {
        const author = timelines.get(part.client)?.author.get(part.clock + at) ?? { value: 0, to: Infinity };
        const length = Math.min(part.length, author.to - part.clock) - at;
        add({ text: text.slice(read, read + length), author: author.value, insertedAt, deletedAt, isBack });
        at += length;
        read += length;
      }
    }
  }
  return pieces;
}

/** Consecutive text of one author. */
export interface Run {
  author: number;
  text: string;
}

/** A field at a moment: a new run each time the author changes. */
export function runsAt(pieces: readonly Piece[], moment: number): Run[] {
  const runs: Run[] = [];
  let last: Run | undefined;
  for (const { text, author, insertedAt, deletedAt } of pieces) {
    if (insertedAt >= moment || deletedAt < moment) continue;
    if (last?.author === author) last.text += text;
    else runs.push((last = { author, text }));
  }
  return runs;
}

export function textAt(pieces: readonly Piece[], moment: number): string {
  return runsAt(pieces, moment)
    .map(({ text }) => text)
    .join("");
}
