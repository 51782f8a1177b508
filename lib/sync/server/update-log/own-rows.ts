import type { LoadedDocument } from "@/lib/sync/queries/document-rows";
import { currentMs } from "@/lib/process/clock";

/** The numbers and times of the rows that this process writes into one document (R5). */
export class OwnRows {
  private durableN = 0;
  private lastTime = 0;

  /** @param last the number that was given out last, in an earlier room of the same document: none is used twice */
  constructor(
    readonly writer: string,
    private last: number,
  ) {}

  /** Reads what the store has, since this process may have had the document open before. */
  fill({ snapshot, compacted, rows }: LoadedDocument): void {
    this.noteTime(snapshot?.time ?? 0);
    for (const { writer, ranges } of compacted) {
      if (writer === this.writer) for (const [, to] of ranges) this.last = Math.max(this.last, to - 1);
    }
    for (const { writer, n, time } of rows) {
      if (writer === this.writer) this.last = Math.max(this.last, n);
      this.noteTime(time);
    }
    this.durableN = this.last;
  }

  next(): { writer: string; n: number; time: number } {
    this.last += 1;
    this.lastTime = Math.max(this.lastTime + 1, currentMs());
    return { writer: this.writer, n: this.last, time: this.lastTime };
  }

  /** Records the time of a row: a document's times rise, whoever writes. */
  noteTime(time: number): void {
    this.lastTime = Math.max(this.lastTime, time);
  }

  durableUpTo(n: number): void {
    this.durableN = Math.max(this.durableN, n);
  }

  /** The number that was given out last. */
  get lastNumber(): number {
    return this.last;
  }

  /** The number up to which own rows are in the store. */
  get durable(): number {
    return this.durableN;
  }
}
