/** The clocks `from` up to but not including `to`. */
export interface Interval {
  from: number;
  to: number;
}

export interface IntervalValue<V> {
  value: V;
  /** The value is the same for all clocks below this one. */
  to: number;
}

/** A value for each clock. Intervals rather than an array: a few bytes can say that a billion characters were deleted. */
export class IntervalMap<V> {
  /** Where the last clock was found: most lookups want the same interval, or the next. */
  private index = 0;

  /** @param entries sorted, not overlapping. @param fallback the value of clocks in none of them */
  constructor(
    private readonly entries: readonly (Interval & { value: V })[],
    private readonly fallback: V,
  ) {}

  get(clock: number): IntervalValue<V> {
    const last = this.entries[this.index];
    if (last === undefined || clock < last.from || clock >= last.to) this.seek(clock);
    const entry = this.entries[this.index];
    if (entry !== undefined && clock >= entry.from && clock < entry.to) return entry;
    const next = entry !== undefined && clock < entry.from ? entry : this.entries[this.index + 1];
    return { value: this.fallback, to: next?.from ?? Infinity };
  }

  /** To the last entry that begins at or before the clock. */
  private seek(clock: number): void {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.entries[middle]?.from ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    this.index = Math.max(0, low - 1);
  }
}
