/** A growing list of times, in milliseconds. */
class Times {
  private values = new Float64Array(4096);
  count = 0;

  add(value: number): void {
    if (this.count === this.values.length) {
      const more = new Float64Array(2 * this.count);
      more.set(this.values);
      this.values = more;
    }
    this.values[this.count++] = value;
  }

  /** @returns NaN when there are none */
  quantile(q: number): number {
    const sorted = this.values.slice(0, this.count).sort();
    return sorted[Math.min(this.count - 1, Math.floor(this.count * q))] ?? NaN;
  }

  clear(): void {
    this.count = 0;
  }
}

export class Meter {
  readonly toPartner = new Times();
  readonly toSaved = new Times();
  private from = Infinity;
  private to = Infinity;

  /** Counts only characters typed from now on. */
  start(): void {
    this.toPartner.clear();
    this.toSaved.clear();
    this.from = performance.now();
    this.to = Infinity;
  }

  /** Characters typed later do not count. */
  end(): void {
    this.to = performance.now();
  }

  addArrival(sentAt: number, now: number): void {
    if (sentAt >= this.from && sentAt < this.to) this.toPartner.add(now - sentAt);
  }

  addSaved(sentAt: number, now: number): void {
    if (sentAt >= this.from && sentAt < this.to) this.toSaved.add(now - sentAt);
  }
}
