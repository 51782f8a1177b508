/** Reads lib0's encoding. After a failure everything reads as 0 and `failed` stays set. */
export class UpdateReader {
  at = 0;
  failed = false;
  /** The bytes that were skipped as text. */
  textBytes = 0;

  /** @param most bytes beside text that are read: more is a failure */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly most = Infinity,
  ) {}

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) return this.fail();
    this.at += 1;
    return value;
  }

  varUint(): number {
    if (this.at - this.textBytes > this.most) return this.fail();
    let value = 0;
    let factor = 1;
    for (let i = 0; i < 7; i++) {
      const byte = this.bytes[this.at];
      if (byte === undefined) return this.fail();
      this.at += 1;
      value += (byte & 0x7f) * factor;
      // A last byte of 0 is a longer encoding of a shorter number, which lib0 never writes.
      if (byte < 0x80) return byte === 0 && i > 0 ? this.fail() : value;
      factor *= 128;
    }
    return this.fail();
  }

  /** Reads a string; its index in these (ASCII) names, -1 when it is none of them. */
  indexIn(names: readonly string[]): number {
    const length = this.varUint();
    const start = this.at;
    if (length > this.bytes.length - start) {
      this.fail();
      return -1;
    }
    this.at += length;
    return names.findIndex((name) => {
      if (name.length !== length) return false;
      let i = 0;
      while (i < length && this.bytes[start + i] === name.charCodeAt(i)) i++;
      return i === length;
    });
  }

  /** Skips `length` bytes of strict UTF-8 and returns their number of UTF-16 units; fails on anything a fatal TextDecoder refuses. */
  utf16Length(length: number): number {
    const end = this.at + length;
    if (this.failed || end > this.bytes.length) return this.fail();
    let units = 0;
    while (this.at < end) {
      const size = sequenceLength(this.bytes, this.at, end);
      if (size === 0) return this.fail();
      units += size === 4 ? 2 : 1;
      this.at += size;
    }
    this.textBytes += length;
    return units;
  }

  private fail(): 0 {
    this.failed = true;
    return 0;
  }
}

/** Bytes of the UTF-8 sequence at `at`, 0 when there is no valid one (overlong, surrogate, beyond U+10FFFF, cut off). */
function sequenceLength(bytes: Uint8Array, at: number, end: number): 0 | 1 | 2 | 3 | 4 {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const second = at + 1 < end ? (bytes[at + 1] ?? 0) : 0;
  if (first < 0xe0) return first >= 0xc2 && (second & 0xc0) === 0x80 ? 2 : 0;
  if (at + 2 >= end || (second & 0xc0) !== 0x80 || ((bytes[at + 2] ?? 0) & 0xc0) !== 0x80) return 0;
  if (first < 0xf0) {
    if (first === 0xe0 && second < 0xa0) return 0;
    if (first === 0xed && second > 0x9f) return 0;
    return 3;
  }
  if (at + 3 >= end || ((bytes[at + 3] ?? 0) & 0xc0) !== 0x80) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first > 0xf4 || (first === 0xf4 && second > 0x8f)) return 0;
  return 4;
}
