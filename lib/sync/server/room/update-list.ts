/** Updates of a few dozen bytes, end to end in one array: as arrays of their own, thousands of them would each cost more than they hold. */
export class UpdateList {
  private store = new Uint8Array(0);
  private readonly ends: number[] = [];

  get count(): number {
    return this.ends.length;
  }

  get bytes(): number {
    return this.ends.at(-1) ?? 0;
  }

  push(update: Uint8Array): void {
    const start = this.bytes;
    if (start + update.length > this.store.length) {
      const larger = new Uint8Array(Math.max(256, 2 * this.store.length, start + update.length));
      larger.set(this.store.subarray(0, start));
      this.store = larger;
    }
    this.store.set(update, start);
    this.ends.push(start + update.length);
  }

  all(): Uint8Array[] {
    return this.from(0);
  }

  from(index: number): Uint8Array[] {
    const updates: Uint8Array[] = [];
    for (let i = index; i < this.ends.length; i++)
      updates.push(this.store.subarray(i === 0 ? 0 : this.ends[i - 1], this.ends[i]));
    return updates;
  }
}
