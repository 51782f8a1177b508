/** The newest of something: said at once after a pause, else not before so many milliseconds after the last, and never forgotten. */
export class Paced<T> {
  private lastAt = -Infinity;
  private newest: { value: T } | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly interval: number,
    private readonly say: (value: T) => void,
  ) {}

  /** @param now milliseconds of any clock that rises */
  take(value: T, now: number): void {
    const wait = this.lastAt + this.interval - now;
    if (wait <= 0 && this.newest === null) {
      this.lastAt = now;
      this.say(value);
      return;
    }
    if (this.newest === null) this.timer = setTimeout(() => this.flush(now + wait), wait);
    this.newest = { value };
  }

  get waits(): boolean {
    return this.newest !== null;
  }

  /** Says at once what waits. */
  flush(now: number): void {
    const { newest } = this;
    if (newest === null) return;
    this.drop();
    this.lastAt = now;
    this.say(newest.value);
  }

  /** What waits is not said any more. */
  drop(): void {
    clearTimeout(this.timer);
    this.newest = null;
  }
}
