import type { UpdateRow } from "@/lib/sync/queries/updates";

interface Foreign {
  row: UpdateRow;
  number: number;
  at: number;
  committed: boolean;
  /** Whether this process has appended it too. */
  isAppendedHere: boolean;
}

/**
 * Which rows of a room are durable (R6, R13). Each row that the room takes, this process's or another's, gets the room's next number; *saved* covers
 * the frames up to whose number every row is in the store.
 */
export class Durability {
  private last = 0;
  /** Own rows that are not durable, in order; consecutive ones share an entry. Row `n` of an entry has the number `number + n - from`. */
  private own: { from: number; to: number; number: number }[] = [];
  /** Rows of other processes in the order in which they came. The first one is never durable. */
  private foreign: Foreign[] = [];
  private readonly byKey = new Map<string, Foreign>();

  /** The number of the row that was taken last. */
  get lastNumber(): number {
    return this.last;
  }

  /** All rows up to this number are durable. */
  get upTo(): number {
    const own = this.own[0];
    const foreign = this.foreign[0];
    return (
      Math.min(
        own === undefined ? Infinity : own.number,
        foreign === undefined ? Infinity : foreign.number,
        this.last + 1,
      ) - 1
    );
  }

  get isAll(): boolean {
    return this.own.length === 0 && this.foreign.length === 0;
  }

  /** Adds row `n` of this process. Rows come in order. */
  addOwn(n: number): void {
    this.last += 1;
    const run = this.own.at(-1);
    if (run !== undefined && run.to === n && run.number + n - run.from === this.last) run.to += 1;
    else this.own.push({ from: n, to: n + 1, number: this.last });
  }

  /** Call when own rows up to `n` are in the store. */
  ownDurable(n: number): void {
    let run = this.own[0];
    while (run !== undefined && run.from <= n) {
      if (run.to > n + 1) {
        run.number += n + 1 - run.from;
        run.from = n + 1;
        return;
      }
      this.own.shift();
      run = this.own[0];
    }
  }

  addForeign(row: UpdateRow, now: number): void {
    this.last += 1;
    const one = { row, number: this.last, at: now, committed: false, isAppendedHere: false };
    this.foreign.push(one);
    this.byKey.set(keyOf(row.writer, row.n), one);
  }

  /** Call when rows `from` up to but not including `to` of another process are in the store. */
  foreignDurable(writer: string, from: number, to: number): void {
    if (this.byKey.size === 0) return;
    if (to - from > this.byKey.size) {
      for (const { row } of this.byKey.values())
        if (row.writer === writer && row.n >= from && row.n < to) this.settle(writer, row.n);
    } else for (let n = from; n < to; n++) this.settle(writer, n);
    while (this.foreign[0]?.committed === true) this.foreign.shift();
  }

  private settle(writer: string, n: number): void {
    const key = keyOf(writer, n);
    const one = this.byKey.get(key);
    if (one === undefined) return;
    one.committed = true;
    this.byKey.delete(key);
  }

  /** Rows of other processes that are not known to be in the store. */
  foreignRows(): UpdateRow[] {
    return [...this.byKey.values()].map(({ row }) => row);
  }

  /** Those of these rows that came before `then` and were not returned yet: whoever holds them appends them (R13). */
  takeOverdue(then: number): UpdateRow[] {
    const overdue = [...this.byKey.values()].filter(({ at, isAppendedHere }) => !isAppendedHere && at <= then);
    for (const one of overdue) one.isAppendedHere = true;
    return overdue.map(({ row }) => row);
  }
}

function keyOf(writer: string, n: number): string {
  return `${writer}/${n}`;
}
