import type { DocumentMessage, PublishedRow, RowRange } from "@/lib/bus/document-channel";
import type { LoadedDocument } from "@/lib/sync/queries/document-rows";
import type { PeeredRoom } from "./peered-room";
import { ReceivedRows } from "./received-rows";
import { WaitingRows } from "./waiting-rows";

/** Rows of other processes in one room: which are here, and which wait for content. Requests to read the store when some were missed (R13). */
export class ForeignRows {
  private readonly received = new ReceivedRows();
  private readonly waiting = new WaitingRows(
    (row) => this.received.has(row.writer, row.n, row.n + 1) || this.applyRow(row),
  );

  constructor(
    private readonly writer: string,
    private readonly room: PeeredRoom,
    private readonly readRows: () => void,
  ) {}

  /** @param dependent those of the found rows that depend on content that the store does not have yet */
  load(found: Pick<LoadedDocument, "rows" | "compacted">, dependent: readonly PublishedRow[]): void {
    for (const { writer, ranges } of found.compacted)
      for (const [from, to] of ranges) this.received.add(writer, from, to);
    const waiting = new Set(dependent);
    for (const row of found.rows) if (!waiting.has(row)) this.received.add(row.writer, row.n, row.n + 1);
    this.waiting.replace(dependent);
  }

  list(): RowRange[] {
    return this.received.list();
  }

  misses(rows: readonly RowRange[]): boolean {
    return rows.some(({ writer, from, to }) => !this.has(writer, from, to));
  }

  receive(row: PublishedRow): void {
    if (this.has(row.writer, row.n, row.n + 1)) return;
    // The rows before it were not received.
    if (row.n > this.received.next(row.writer)) this.readRows();
    if (this.applyRow(row)) this.retryWaiting();
    else this.wait(row);
  }

  receiveCommitted({ writer, from, to }: DocumentMessage & { kind: "committed" }): void {
    if (writer === this.writer) return this.room.foreignDurable(writer, from, to);
    if (!this.has(writer, from, to)) this.readRows();
    this.room.foreignDurable(writer, from, to);
  }

  /**
   * Call when new content is here, on which waiting rows may depend. If any could be applied, the store is read, so that those stored already count
   * as durable.
   */
  retryWaiting(): void {
    if (this.waiting.retry()) this.readRows();
  }

  /** Applies the rows of the store that are not here; all of them are durable. */
  applyStored({ snapshot, compacted, rows }: LoadedDocument): void {
    const ranges = compacted.flatMap(({ writer, ranges: all }) => all.map(([from, to]) => ({ writer, from, to })));
    if (snapshot !== null && this.misses(ranges)) this.room.takeSnapshot(snapshot);
    for (const { writer, from, to } of ranges) {
      this.received.add(writer, from, to);
      this.room.foreignDurable(writer, from, to);
    }
    this.waiting.addStored(rows.filter((row) => !this.has(row.writer, row.n, row.n + 1)));
    this.waiting.retry();
    for (const { writer, n } of rows) this.room.foreignDurable(writer, n, n + 1);
  }

  private has(writer: string, from: number, to: number): boolean {
    return writer === this.writer || this.received.has(writer, from, to);
  }

  private applyRow(row: PublishedRow): boolean {
    if (this.room.takeForeign(row) === "missing") return false;
    this.received.add(row.writer, row.n, row.n + 1);
    return true;
  }

  private wait(row: PublishedRow): void {
    this.waiting.push(row);
    this.readRows();
  }
}
