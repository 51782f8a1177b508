import type { RowRange } from "@/lib/bus/document-channel";
import { ClockRanges } from "@/lib/sync/format/clock-ranges";

/** Which rows a room has, by exact keys (R13): its own, those it was loaded with, and those that other processes published. */
export class ReceivedRows {
  private readonly writers = new Map<string, ClockRanges>();

  /** Adds rows `from` up to but not including `to`. @returns whether any was new */
  add(writer: string, from: number, to: number): boolean {
    if (from >= to) return false;
    let ranges = this.writers.get(writer);
    if (ranges === undefined) this.writers.set(writer, (ranges = new ClockRanges()));
    return ranges.add(from, to);
  }

  has(writer: string, from: number, to: number): boolean {
    return from >= to || (this.writers.get(writer)?.has(from, to) ?? false);
  }

  /** All rows, as ranges. */
  list(): RowRange[] {
    return [...this.writers].flatMap(([writer, ranges]) => ranges.list().map(([from, to]) => ({ writer, from, to })));
  }

  /** The number after the last one of this writer that is here. */
  next(writer: string): number {
    return Math.max(1, this.writers.get(writer)?.end ?? 1);
  }
}
