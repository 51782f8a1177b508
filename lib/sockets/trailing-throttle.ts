/** Emits the newest value: at once after a pause, else `interval` ms after the last one. The last value is always emitted. */
export class TrailingThrottle<T> {
  private lastAt = -Infinity;
  private newest: { value: T } | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly interval: number,
    private readonly emit: (value: T) => void,
  ) {}

  /** @param now milliseconds of any clock that rises */
  push(value: T, now: number): void {
    const wait = this.lastAt + this.interval - now;
    if (wait <= 0 && this.newest === null) {
      this.lastAt = now;
      this.emit(value);
      return;
    }
    if (this.newest === null) this.timer = setTimeout(() => this.flush(now + wait), wait);
    this.newest = { value };
  }

  get isPending(): boolean {
    return this.newest !== null;
  }

  /** Emits a pending value at once. */
  flush(now: number): void {
    const { newest } = this;
    if (newest === null) return;
    this.cancel();
    this.lastAt = now;
    this.emit(newest.value);
  }

  /** Drops a pending value. */
  cancel(): void {
    clearTimeout(this.timer);
    this.newest = null;
  }
}
