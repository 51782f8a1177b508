/** The clocks `from` up to but not including `to`. */
export interface Stretch {
  from: number;
  to: number;
}

export interface Found<V> {
  value: V;
  /** Up to here it is the same. */
  to: number;
}

/** A value for each clock. Not an array of them: a few bytes can say that a billion letters were deleted. */
export class Lookup<V> {
  private at = 0;

  /** @param known sorted and apart. @param none for clocks of which nothing is known */
  constructor(
    private readonly known: readonly (Stretch & { value: V })[],
    private readonly none: V,
  ) {}

  of(clock: number): Found<V> {
    // Mostly in the stretch that was asked for last, or the one after it.
    const last = this.known[this.at];
    if (last === undefined || clock < last.from || clock >= last.to) this.seek(clock);
    const found = this.known[this.at];
    if (found !== undefined && clock >= found.from && clock < found.to) return found;
    const next = found !== undefined && clock < found.from ? found : this.known[this.at + 1];
    return { value: this.none, to: next?.from ?? Infinity };
  }

  /** To the last one that begins at or before the clock. */
  private seek(clock: number): void {
    let [low, high] = [0, this.known.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.known[middle]?.from ?? 0) <= clock) low = middle + 1;
      else high = middle;
    }
    this.at = Math.max(0, low - 1);
  }
}
