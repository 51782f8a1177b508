/** Collects a body in one buffer that doubles up to the body's limit. A list of chunks would cost some hundred bytes more per chunk. */

const firstCapacity = 1_024;

export class GrowingBody {
  size = 0;
  private buffer = Buffer.alloc(0);

  /** @param most the limit of the whole body, in bytes */
  constructor(private readonly most: number) {}

  /** How many more bytes of memory the buffer needs for this chunk. */
  growthFor(chunk: Uint8Array): number {
    return this.capacityFor(chunk) - this.buffer.length;
  }

  add(chunk: Uint8Array): void {
    const capacity = this.capacityFor(chunk);
    if (capacity > this.buffer.length) {
      const bigger = Buffer.allocUnsafeSlow(capacity);
      this.buffer.copy(bigger, 0, 0, this.size);
      this.buffer = bigger;
    }
    this.buffer.set(chunk, this.size);
    this.size += chunk.length;
  }

  whole(): Buffer {
    return this.buffer.subarray(0, this.size);
  }

  drop(): void {
    this.buffer = Buffer.alloc(0);
    this.size = 0;
  }

  private capacityFor(chunk: Uint8Array): number {
    const needed = this.size + chunk.length;
    let capacity = Math.max(firstCapacity, this.buffer.length);
    if (capacity >= needed) return capacity;
    while (capacity < needed) capacity *= 2;
    return Math.max(needed, Math.min(capacity, this.most));
  }
}
