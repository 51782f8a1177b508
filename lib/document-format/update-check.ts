/**
 * R3: checks the bytes of a V1 update in one pass. It accepts only what a document of Y.Texts can have: strings and deleted ranges in
 * known roots, valid UTF-8, clocks below 2³¹, and no bytes left over.
 * Layout as written by Yjs 13 (yjs/src/utils/encoding.js, structs/Item.js, utils/DeleteSet.js).
 */

/** The clocks `from` up to but not including `to` of one client. */
export interface ClockRange {
  client: number;
  from: number;
  to: number;
}

export interface UpdateShape {
  /** New or repeated content, one range for each client id. */
  sections: ClockRange[];
  /** The content that was already deleted when it was encoded. */
  tombstones: ClockRange[];
  /** The delete set. */
  deletes: ClockRange[];
  /** Ids of other clients' content that it is inserted beside: client, clock, client, clock… */
  references: number[];
  /** Bytes of text in it. */
  textBytes: number;
}

/** `gap`: well-formed, but it leaves clocks out (a Skip), so it cannot be merged as it stands. */
export type CheckResult = UpdateShape | "malformed" | "gap";

const maxClock = 2 ** 31;
const maxClient = 2 ** 32;
const originBit = 0x80;
const rightOriginBit = 0x40;
const keyBit = 0x20;
const stringContent = 4;
const deletedContent = 1;
const skip = 10;

/** @param roots the names of the document's Y.Text roots. */
export function checkUpdate(bytes: Uint8Array, roots: readonly string[]): CheckResult {
  const reader = new Reader(bytes);
  const shape: UpdateShape = { sections: [], tombstones: [], deletes: [], references: [], textBytes: 0 };
  const structs = readStructs(reader, shape, roots);
  if (structs !== "fine") return structs;
  readDeleteSet(reader, shape);
  return reader.failed || reader.at !== bytes.length ? "malformed" : shape;
}

/**
 * R3, R12: whether its deletions stand as Yjs writes them: each client once, its ranges rising. In another order each of them can cost Yjs a
 * move of all others, in every peer.
 */
export function hasOrderedDeletions({ deletes }: UpdateShape): boolean {
  const clients = new Set<number>();
  return deletes.every(({ client, from }, index) => {
    const before = deletes[index - 1];
    if (before?.client === client) return from >= before.to;
    const isNew = !clients.has(client);
    clients.add(client);
    return isNew;
  });
}

/** R3 keeps other bytes out of the store. If some are there all the same they must not be applied: they can break a document for good. */
export function isReadable(bytes: Uint8Array, roots: readonly string[]): boolean {
  return typeof checkUpdate(bytes, roots) === "object";
}

function readStructs(reader: Reader, shape: UpdateShape, roots: readonly string[]): "fine" | "malformed" | "gap" {
  const clients = reader.varUint();
  let before = maxClient;
  for (let i = 0; i < clients; i++) {
    const structs = reader.varUint();
    const client = reader.varUint();
    const from = reader.varUint();
    // Yjs writes clients in falling order; one that comes twice would replace its first part in a peer.
    if (reader.failed || structs === 0 || client >= before) return "malformed";
    before = client;
    let clock = from;
    for (let j = 0; j < structs; j++) {
      const length = readStruct(reader, shape, roots, client, clock);
      if (length === "gap") return "gap";
      if (reader.failed || length < 1 || clock + length >= maxClock) return "malformed";
      clock += length;
    }
    shape.sections.push({ client, from, to: clock });
  }
  return reader.failed ? "malformed" : "fine";
}

/** The struct's length in clocks, 0 when it is malformed. */
function readStruct(
  reader: Reader,
  shape: UpdateShape,
  roots: readonly string[],
  client: number,
  clock: number,
): number | "gap" {
  const info = reader.byte();
  if (info === skip) return "gap";
  const content = info & 0x1f;
  if (info & keyBit || (content !== stringContent && content !== deletedContent)) return 0;
  if (info & originBit && !readReference(reader, shape, client, clock)) return 0;
  if (info & rightOriginBit && !readReference(reader, shape, client, clock)) return 0;
  // Only an item without neighbours names its root; a parent that is an item would be a nested type.
  if ((info & (originBit | rightOriginBit)) === 0 && (reader.varUint() !== 1 || !reader.isOneOf(roots))) return 0;
  if (content === stringContent) {
    const length = reader.varUint();
    shape.textBytes += length;
    return reader.utf16Length(length);
  }
  const length = reader.varUint();
  shape.tombstones.push({ client, from: clock, to: clock + length });
  return length;
}

/** References to the same client must go backwards: a peer looks the item up without checking that it is there. */
function readReference(reader: Reader, shape: UpdateShape, client: number, clock: number): boolean {
  const toClient = reader.varUint();
  const toClock = reader.varUint();
  if (toClient === client) return toClock < clock;
  if (toClient >= maxClient || toClock >= maxClock) return false;
  shape.references.push(toClient, toClock);
  return true;
}

function readDeleteSet(reader: Reader, shape: UpdateShape): void {
  const clients = reader.varUint();
  for (let i = 0; i < clients; i++) {
    const client = reader.varUint();
    const ranges = reader.varUint();
    if (ranges === 0 || client >= maxClient) reader.failed = true;
    for (let j = 0; j < ranges; j++) {
      const from = reader.varUint();
      const length = reader.varUint();
      if (length < 1 || from + length >= maxClock) reader.failed = true;
      if (reader.failed) return;
      shape.deletes.push({ client, from, to: from + length });
    }
    if (reader.failed) return;
  }
}

/** Reads lib0's encoding. After a failure everything reads as 0 and `failed` stays set. */
class Reader {
  at = 0;
  failed = false;
  constructor(private readonly bytes: Uint8Array) {}

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) return this.fail();
    this.at += 1;
    return value;
  }

  varUint(): number {
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

  /** Reads a string; whether it is one of these (ASCII) names. */
  isOneOf(names: readonly string[]): boolean {
    const length = this.varUint();
    const start = this.at;
    if (length > this.bytes.length - start) {
      this.fail();
      return false;
    }
    this.at += length;
    for (const name of names) {
      if (name.length !== length) continue;
      let i = 0;
      while (i < length && this.bytes[start + i] === name.charCodeAt(i)) i++;
      if (i === length) return true;
    }
    return false;
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
