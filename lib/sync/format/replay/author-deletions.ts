import { ClockRanges } from "@/lib/sync/format/clock-ranges";
import type { ClockRange } from "@/lib/sync/format/update-check";
import type { TextSpan } from "./text-span";

/** What a row deletes, including what others had deleted before. */
export interface RowDeletions {
  author: number;
  deletes: readonly ClockRange[];
}

/** Which text an author has deleted before a given row. Ask for rows in their order. */
export class AuthorDeletions {
  private readonly earlier = new Map<string, ClockRanges>();
  private read = 0;

  constructor(private readonly rows: readonly RowDeletions[]) {}

  /** Whether rows of the author before this one delete all of the text. */
  hasBefore(row: number, author: number, { client, clock, length }: TextSpan): boolean {
    for (; this.read < row; this.read++) this.addRow(this.rows[this.read]);
    return this.earlier.get(`${author} ${client}`)?.has(clock, clock + length) ?? false;
  }

  private addRow(row: RowDeletions | undefined): void {
    for (const { client, from, to } of row?.deletes ?? []) {
      const key = `${row?.author} ${client}`;
      let known = this.earlier.get(key);
      if (known === undefined) this.earlier.set(key, (known = new ClockRanges()));
      known.add(from, to);
    }
  }
}
