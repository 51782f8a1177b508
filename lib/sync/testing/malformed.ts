/** R3: updates that no Yjs of ours would send. Several of them throw in every peer, or make a stored document unloadable. */
import * as encoding from "lib0/encoding";

type Part = number | string | Uint8Array;

/** Numbers as lib0's variable-length integers, strings with their length, arrays as they are. */
export function bytesOf(...parts: Part[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === "number") encoding.writeVarUint(encoder, part);
    else if (typeof part === "string") encoding.writeVarString(encoder, part);
    else encoding.writeUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

const raw = (...bytes: number[]) => Uint8Array.from(bytes);
const client = 77;
const root = [1, "title"] as const;
/** One client with one struct from clock 0. */
const one = [1, 1, client, 0] as const;
const noDeletes = 0;
const origin = 0x80;
const rightOrigin = 0x40;
const key = 0x20;

export const wellFormed: Record<string, Uint8Array> = {
  "nothing at all": bytesOf(0, 0),
  "a string in a root": bytesOf(...one, 4, ...root, "hello", noDeletes),
  "a deleted range in a root": bytesOf(...one, 1, ...root, 5, noDeletes),
  "an astral character": bytesOf(...one, 4, ...root, "🦊", noDeletes),
  "two structs, the second beside the first": bytesOf(1, 2, client, 0, 4, ...root, "a", raw(origin | 4), client, 0, "b", noDeletes),
  "a delete set alone": bytesOf(0, 1, client, 1, 0, 5),
};

export const malformed: Record<string, Uint8Array> = {
  "no bytes": raw(),
  "no delete set": bytesOf(0),
  "bytes after the end": bytesOf(0, 0, 0),
  "a garbage delete set": bytesOf(...one, 4, ...root, "a", raw(0xff, 0xff, 0xff)),
  "a delete set that is cut off": bytesOf(0, 1, client, 2, 0, 5),
  "a deletion of nothing": bytesOf(0, 1, client, 1, 3, 0),
  "a client that deletes nothing": bytesOf(0, 1, client, 0),
  "a deletion past 2³¹": bytesOf(0, 1, client, 1, 2 ** 31 - 2, 5),
  "a client without structs": bytesOf(1, 0, client, 0, noDeletes),
  "fewer structs than announced": bytesOf(1, 2, client, 0, 4, ...root, "a", noDeletes),
  "a billion structs": bytesOf(1, 1_000_000_000, client, 0, 4, ...root, "a", noDeletes),
  "one client twice": bytesOf(2, 1, client, 0, 4, ...root, "a", 1, client, 1, raw(origin | 4), client, 0, "b", noDeletes),
  "clients in rising order": bytesOf(2, 1, 5, 0, 4, ...root, "a", 1, 6, 0, 4, ...root, "b", noDeletes),
  "a client id past 2³²": bytesOf(1, 1, 2 ** 32, 0, 4, ...root, "a", noDeletes),
  "a clock past 2³¹": bytesOf(1, 1, client, 2 ** 31, 4, ...root, "a", noDeletes),
  "a clock that ends past 2³¹": bytesOf(1, 1, client, 2 ** 31 - 2, 4, ...root, "abc", noDeletes),
  "a number longer than it need be": bytesOf(raw(0x80, 0x00), 0),
  "a number without an end": raw(...Array.from({ length: 40 }, () => 0x80)),
  "an empty string": bytesOf(...one, 4, ...root, "", noDeletes),
  "an empty deleted range": bytesOf(...one, 1, ...root, 0, noDeletes),
  "an unknown root": bytesOf(...one, 4, 1, "essay", "a", noDeletes),
  "a root whose name begins like one": bytesOf(...one, 4, 1, "titles", "a", noDeletes),
  "a nested type as parent": bytesOf(...one, 4, 0, client, 0, "a", noDeletes),
  "a parent that is neither": bytesOf(...one, 4, 2, "title", "a", noDeletes),
  "a key": bytesOf(...one, raw(key | 4), ...root, "k", "a", noDeletes),
  "a key beside a neighbour": bytesOf(1, 2, client, 0, 4, ...root, "a", raw(origin | key | 4), client, 0, "b", noDeletes),
  "an item that stands beside itself": bytesOf(...one, raw(origin | 4), client, 0, "a", noDeletes),
  "an item whose right is itself": bytesOf(...one, raw(rightOrigin | 4), client, 0, "a", noDeletes),
  "an item beside a later one of its client": bytesOf(1, 2, client, 0, raw(origin | 4), client, 1, "a", 4, ...root, "b", noDeletes),
  "an item beside a client id past 2³²": bytesOf(...one, raw(origin | 4), 2 ** 33, 0, "a", noDeletes),
  "garbage collected": bytesOf(...one, 0, 5, noDeletes),
  json: bytesOf(...one, 2, ...root, 1, '"a"', noDeletes),
  binary: bytesOf(...one, 3, ...root, 1, raw(0), noDeletes),
  "an embed": bytesOf(...one, 5, ...root, '{"a":1}', noDeletes),
  "a format": bytesOf(...one, 6, ...root, "bold", "true", noDeletes),
  "a type": bytesOf(...one, 7, ...root, 2, noDeletes),
  any: bytesOf(...one, 8, ...root, 1, raw(119, 1, 97), noDeletes),
  "a document": bytesOf(...one, 9, ...root, "guid", raw(118, 0), noDeletes),
  "an unknown content": bytesOf(...one, 11, ...root, "a", noDeletes),
  "a string longer than the frame": bytesOf(...one, 4, ...root, 9_000, raw(97)),
  "UTF-8 cut off": bytesOf(...one, 4, ...root, 1, raw(0xc3), noDeletes),
  "UTF-8 overlong": bytesOf(...one, 4, ...root, 2, raw(0xc0, 0xaf), noDeletes),
  "UTF-8 overlong in three": bytesOf(...one, 4, ...root, 3, raw(0xe0, 0x80, 0xaf), noDeletes),
  "a surrogate in UTF-8": bytesOf(...one, 4, ...root, 3, raw(0xed, 0xa0, 0x80), noDeletes),
  "past U+10FFFF": bytesOf(...one, 4, ...root, 4, raw(0xf4, 0x90, 0x80, 0x80), noDeletes),
  "a stray continuation byte": bytesOf(...one, 4, ...root, 1, raw(0x80), noDeletes),
};

/** Well-formed, but with clocks left out. */
export const gapped: Record<string, Uint8Array> = {
  "a skip": bytesOf(1, 2, client, 0, 10, 3, 4, ...root, "a", noDeletes),
};
