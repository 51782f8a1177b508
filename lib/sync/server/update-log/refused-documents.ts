import { limits } from "@/lib/sockets/limits";
import { countBytes, takeBatch, type QueuedRow, type RowSource } from "./queued-row";

interface Waiting {
  /** The document's first rows, while they are tried. */
  trying: readonly QueuedRow[];
  rows: QueuedRow[];
  /** The bytes of all of its rows. */
  bytes: number;
  isFull: boolean;
}

/** Documents that the store refuses for the time being, with their rows, in the order in which they are tried again (R7). */
export class RefusedDocuments {
  private readonly documents = new Map<string, Waiting>();

  /** @param pressure called when the rows of a document pass their bound (true), and when they are well below it again (false) */
  constructor(private readonly pressure: (documentId: string, full: boolean) => void) {}

  get size(): number {
    return this.documents.size;
  }

  /** The number of rows, without those that are being tried. */
  get rows(): number {
    return [...this.documents.values()].reduce((sum, { rows }) => sum + rows.length, 0);
  }

  get bytes(): number {
    return [...this.documents.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  has(documentId: string): boolean {
    return this.documents.has(documentId);
  }

  isFull(documentId: string): boolean {
    return this.documents.get(documentId)?.isFull === true;
  }

  rowsOf(source: RowSource): QueuedRow[] {
    return [...this.documents.values()].flatMap(({ rows }) => rows.filter((queued) => queued.source === source));
  }

  /** Adds a row behind the document's other rows. */
  push(queued: QueuedRow): void {
    const { documentId, bytes } = queued.row;
    const waiting = this.documents.get(documentId);
    if (waiting === undefined) return this.putBack(documentId, [queued]);
    waiting.rows.push(queued);
    waiting.bytes += bytes.length;
    this.press(documentId, waiting);
  }

  /** The first rows of the document whose turn it is, to be tried. Call `release` or `putBack` afterwards. */
  takeNext(): { documentId: string; batch: readonly QueuedRow[] } | null {
    for (const [documentId, waiting] of this.documents) {
      waiting.trying = takeBatch(waiting.rows);
      return { documentId, batch: waiting.trying };
    }
    return null;
  }

  /** Puts rows before the document's other rows, and the document last in turn. */
  putBack(documentId: string, batch: readonly QueuedRow[]): void {
    const waiting = this.documents.get(documentId) ?? { trying: [], rows: [], bytes: 0, isFull: false };
    this.documents.delete(documentId);
    this.documents.set(documentId, waiting);
    waiting.trying = [];
    waiting.rows = [...batch, ...waiting.rows];
    this.count(documentId, waiting);
  }

  /** Call when the tried rows are stored. @returns whether none of the document's rows is left, so that it is no longer refused */
  release(documentId: string): boolean {
    const waiting = this.documents.get(documentId);
    if (waiting === undefined) return false;
    waiting.trying = [];
    this.count(documentId, waiting);
    return waiting.rows.length === 0 && this.documents.delete(documentId);
  }

  /** Drops the rows of a room that has ended. */
  drop(source: RowSource): void {
    for (const [documentId, waiting] of this.documents) {
      waiting.rows = waiting.rows.filter((queued) => queued.source !== source);
      this.count(documentId, waiting);
    }
  }

  private count(documentId: string, waiting: Waiting): void {
    waiting.bytes = countBytes(waiting.trying) + countBytes(waiting.rows);
    this.press(documentId, waiting);
  }

  private press(documentId: string, waiting: Waiting): void {
    const bound = limits.refusedDocument;
    const rows = waiting.trying.length + waiting.rows.length;
    const isFull = waiting.isFull
      ? waiting.bytes >= bound.bytes / 2 || rows >= bound.rows / 2
      : waiting.bytes > bound.bytes || rows > bound.rows;
    if (isFull === waiting.isFull) return;
    waiting.isFull = isFull;
    this.pressure(documentId, isFull);
  }
}
