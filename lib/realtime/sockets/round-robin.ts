/** How often a second some have their turn. */
export const turnsASecond = 20;

/** Goes round a collection, which may change meanwhile, so that each member has its turn once a second and not all have it at one moment: that would hold up everybody's words. */
export class RoundRobin<T> {
  private at: Iterator<T, undefined> = [].values();
  private owed = 0;
  private owedAt = performance.now();

  /** @param together so many at once, or all when they are fewer; the less often then */
  constructor(
    private readonly members: { readonly size: number; values(): Iterator<T, undefined> },
    private readonly together = 1,
  ) {}

  /** Whose turn it is. Whoever asks late gets more of them. */
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
