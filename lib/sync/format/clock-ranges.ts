import { lengthOfVarUint, putVarUint } from "@/lib/fast-path/var-uint";

/** Up to this many ranges are added one by one; with more, all are sorted anew. */
const fewRanges = 8;

/** A set of numbers as sorted, disjoint, non-adjacent ranges: a client's deleted clocks, or the row numbers that are known of a writer. */
export class ClockRanges {
  /** from, to, from, to… */
  private bounds: number[] = [];

  /** Adds the numbers from `from` up to but not including `to`. @returns whether any of them was new */
  add(from: number, to: number): boolean {
    const { bounds } = this;
    const start = this.firstEndingAt(from);
    let end = start;
    let low = from;
    let high = to;
    while (end < bounds.length && (bounds[end] ?? 0) <= to) {
      const left = bounds[end] ?? 0;
      const right = bounds[end + 1] ?? 0;
      if (left <= from && to <= right) return false;
      low = Math.min(low, left);
      high = Math.max(high, right);
      end += 2;
    }
    bounds.splice(start, end - start, low, high);
    return true;
  }

  /** Adds ranges in any order. Many are added in one pass: one by one, each could move all that follow. */
  addAll(ranges: readonly { from: number; to: number }[]): void {
    if (ranges.length <= fewRanges) {
      for (const { from, to } of ranges) this.add(from, to);
      return;
    }
    const all = [...this.list(), ...ranges.map(({ from, to }): [number, number] => [from, to])];
    const merged: number[] = [];
    for (const [from, to] of all.sort((a, b) => a[0] - b[0])) {
      const end = merged.at(-1) ?? -1;
      if (from > end) merged.push(from, to);
      else if (to > end) merged[merged.length - 1] = to;
    }
    this.bounds = merged;
  }

  has(from: number, to: number): boolean {
    const at = this.firstEndingAt(to);
    return at < this.bounds.length && (this.bounds[at] ?? 0) <= from;
  }

  /** The ranges as [from, to], rising. */
  list(): [number, number][] {
    return Array.from({ length: this.bounds.length / 2 }, (_, i) => [
      this.bounds[2 * i] ?? 0,
      this.bounds[2 * i + 1] ?? 0,
    ]);
  }

  /** Bytes of the ranges as Yjs writes them: their count, then the start and length of each. */
  get encodedLength(): number {
    const { bounds } = this;
    let length = lengthOfVarUint(bounds.length / 2);
    for (let i = 0; i < bounds.length; i += 2) {
      const from = bounds[i] ?? 0;
      length += lengthOfVarUint(from) + lengthOfVarUint((bounds[i + 1] ?? 0) - from);
    }
    return length;
  }

  /** @returns the index behind the last byte written */
  encodeTo(bytes: Uint8Array, start: number): number {
    const { bounds } = this;
    let at = putVarUint(bytes, start, bounds.length / 2);
    for (let i = 0; i < bounds.length; i += 2) {
      const from = bounds[i] ?? 0;
      at = putVarUint(bytes, putVarUint(bytes, at, from), (bounds[i + 1] ?? 0) - from);
    }
    return at;
  }

  /** The end of the last range, 0 when there is none. */
  get end(): number {
    return this.bounds.at(-1) ?? 0;
  }

  /** Index of the first range that ends at or after `clock`. */
  private firstEndingAt(clock: number): number {
    let low = 0;
    let high = this.bounds.length / 2;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.bounds[middle * 2 + 1] ?? 0) < clock) low = middle + 1;
      else high = middle;
    }
    return low * 2;
  }
}
