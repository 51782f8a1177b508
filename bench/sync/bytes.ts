/** Reads lib0's variable-length numbers in place; `lib/fast-path/var-uint.ts` writes them. */

/** Reads one number after another. */
export class VarUintReader {
  at = 0;
  private bytes: Uint8Array = new Uint8Array();

  over(bytes: Uint8Array, at: number): this {
    this.bytes = bytes;
    this.at = at;
    return this;
  }

  next(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new Error("a number is cut off");
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }

  skip(bytes: number): void {
    this.at += bytes;
  }

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }
}
