/** Ticks a second. In each some members have their turn. */
export const turnsASecond = 20;

/**
 * Gives each member of a collection, which may change, one turn a second, spread over the ticks: turns of all at one moment would delay everyone's
 * text.
 */
export class RoundRobin<T> {
  private at: Iterator<T, undefined> = [].values();
  private owed = 0;
  private owedAt = performance.now();

  /** @param together so many members have their turn at once, or all when they are fewer, and turns are rarer accordingly */
  constructor(
    private readonly members: { readonly size: number; values(): Iterator<T, undefined> },
    private readonly together = 1,
  ) {}

  /** The members whose turn it is; more of them after a late tick. */
  turn(): T[] {
    const { size } = this.members;
    const now = performance.now();
    this.owed = Math.min(size, this.owed + (size * (now - this.owedAt)) / 1_000);
    this.owedAt = now;
    if (this.owed < Math.min(size, this.together)) return [];
    const due = this.next(Math.floor(this.owed));
    this.owed -= due.length;
    return due;
  }

  /** @param count no more than there are */
  private next(count: number): T[] {
    const due: T[] = [];
    for (let ended = false; due.length < count;) {
      const { value } = this.at.next();
      if (value !== undefined) due.push(value);
      else if (ended) break;
      else {
        this.at = this.members.values();
        ended = true;
      }
    }
    return due;
  }
}
