import type { PublishedRow } from "@/lib/bus/document-channel";
import { limits } from "@/lib/sockets/limits";

/** Rows of peers that depend on content that is not here yet (R13). */
export class WaitingRows {
  private rows: PublishedRow[] = [];

  /** @param apply applies a row; false while its content is missing */
  constructor(private readonly apply: (row: PublishedRow) => boolean) {}

  replace(rows: readonly PublishedRow[]): void {
    this.rows = [...rows];
  }

  /** Adds a received row. When there are too many the oldest is dropped, since the store has it. */
  push(row: PublishedRow): void {
    this.rows.push(row);
    if (this.rows.length > limits.waitingRows) this.rows.shift();
  }

  /** Adds the store's rows, however many, except those that wait already. */
  addStored(rows: readonly PublishedRow[]): void {
    const known = new Set(this.rows.map(keyOf));
    this.rows.push(...rows.filter((row) => !known.has(keyOf(row))));
  }

  /** Applies rows until no more can be applied. @returns whether any was */
  retry(): boolean {
    const were = this.rows.length;
    for (let before = -1; before !== this.rows.length;) {
      before = this.rows.length;
      this.rows = this.rows.filter((row) => !this.apply(row));
    }
    return this.rows.length < were;
  }
}

const keyOf = ({ writer, n }: PublishedRow) => `${writer}/${n}`;
