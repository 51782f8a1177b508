/** Updates that no Yjs of ours would send (R3). Several of them throw in every peer, or make a stored document unloadable. */
import { bytesOf, raw, client, root, one, noDeletes, origin, rightOrigin, key } from "./encoded-updates";

export const wellFormed: Record<string, Uint8Array> = {
  "nothing at all": bytesOf(0, 0),
  "a string in a root": bytesOf(...one, 4, ...root, "hello", noDeletes),
  "a deleted range in a root": bytesOf(...one, 1, ...root, 5, noDeletes),
  "an astral character": bytesOf(...one, 4, ...root, "🦊", noDeletes),
  "two structs, the second beside the first": bytesOf(
    1,
    2,
    client,
    0,
    4,
    ...root,
    "a",
    raw(origin | 4),
    client,
    0,
    "b",
    noDeletes,
  ),
  "a delete set alone": bytesOf(0, 1, client, 1, 0, 5),
};

/** Well-formed, but as Yjs never writes them: in this order thousands of them cost every peer minutes. */
export const disordered: Record<string, Uint8Array> = {
  "deleted ranges that fall": bytesOf(0, 1, client, 2, 5, 1, 0, 1),
  "deleted ranges that overlap": bytesOf(0, 1, client, 2, 0, 3, 2, 1),
  "a client that deletes twice": bytesOf(0, 3, client, 1, 0, 1, client + 1, 1, 0, 1, client, 1, 2, 1),
};

/** Updates that throw in every peer, and in every load that they are part of. */
const throwing = {
  "no bytes": raw(),
  "no delete set": bytesOf(0),
  "a garbage delete set": bytesOf(...one, 4, ...root, "a", raw(0xff, 0xff, 0xff)),
  "a delete set that is cut off": bytesOf(0, 1, client, 2, 0, 5),
  "a deletion of nothing": bytesOf(0, 1, client, 1, 3, 0),
  "fewer structs than announced": bytesOf(1, 2, client, 0, 4, ...root, "a", noDeletes),
  "a billion structs": bytesOf(1, 1_000_000_000, client, 0, 4, ...root, "a", noDeletes),
  "a billion clients": bytesOf(1_000_000_000, 1, client, 0, 4, ...root, "a", noDeletes),
  "a billion deleted ranges": bytesOf(0, 1, client, 1_000_000_000, 0, 1),
  "a billion clients who delete": bytesOf(0, 1_000_000_000, client, 1, 0, 1),
  "a number without an end": raw(...Array.from({ length: 40 }, () => 0x80)),
  "an empty deleted range": bytesOf(...one, 1, ...root, 0, noDeletes),
  "a nested type as parent": bytesOf(...one, 4, 0, client, 0, "a", noDeletes),
  "a parent that is neither": bytesOf(...one, 4, 2, "title", "a", noDeletes),
  "an item that stands beside itself": bytesOf(...one, raw(origin | 4), client, 0, "a", noDeletes),
  "an item whose right is itself": bytesOf(...one, raw(rightOrigin | 4), client, 0, "a", noDeletes),
  "an item beside a later one of its client": bytesOf(
    1,
    2,
    client,
    0,
    raw(origin | 4),
    client,
    1,
    "a",
    4,
    ...root,
    "b",
    noDeletes,
  ),
  "an unknown content": bytesOf(...one, 11, ...root, "a", noDeletes),
  "a string longer than the frame": bytesOf(...one, 4, ...root, 9_000, raw(97)),
  "UTF-8 cut off": bytesOf(...one, 4, ...root, 1, raw(0xc3), noDeletes),
  "UTF-8 overlong": bytesOf(...one, 4, ...root, 2, raw(0xc0, 0xaf), noDeletes),
  "UTF-8 overlong in three": bytesOf(...one, 4, ...root, 3, raw(0xe0, 0x80, 0xaf), noDeletes),
  "a surrogate in UTF-8": bytesOf(...one, 4, ...root, 3, raw(0xed, 0xa0, 0x80), noDeletes),
  "past U+10FFFF": bytesOf(...one, 4, ...root, 4, raw(0xf4, 0x90, 0x80, 0x80), noDeletes),
  "a stray continuation byte": bytesOf(...one, 4, ...root, 1, raw(0x80), noDeletes),
};

/** Updates that wait in every peer for content that never comes, as does all that is typed under the same id later. */
const waiting = {
  "a deletion past 2³¹": bytesOf(0, 1, client, 1, 2 ** 31 - 2, 5),
  "one client twice": bytesOf(
    2,
    1,
    client,
    0,
    4,
    ...root,
    "a",
    1,
    client,
    1,
    raw(origin | 4),
    client,
    0,
    "b",
    noDeletes,
  ),
  "a clock past 2³¹": bytesOf(1, 1, client, 2 ** 31, 4, ...root, "a", noDeletes),
  "a clock that ends past 2³¹": bytesOf(1, 1, client, 2 ** 31 - 2, 4, ...root, "abc", noDeletes),
  "an item beside a client id past 2³²": bytesOf(...one, raw(origin | 4), 2 ** 33, 0, "a", noDeletes),
};

/**
 * Updates that every peer applies silently: what is no text and yet uses up clocks and bytes, or the same text in other bytes, by which two peers
 * could hold different documents.
 */
const slipping = {
  "bytes after the end": bytesOf(0, 0, 0),
  "a client that deletes nothing": bytesOf(0, 1, client, 0),
  "a client without structs": bytesOf(1, 0, client, 0, noDeletes),
  "clients in rising order": bytesOf(2, 1, 5, 0, 4, ...root, "a", 1, 6, 0, 4, ...root, "b", noDeletes),
  "a client id past 2³²": bytesOf(1, 1, 2 ** 32, 0, 4, ...root, "a", noDeletes),
  "a number longer than it need be": bytesOf(raw(0x80, 0x00), 0),
  "an empty string": bytesOf(...one, 4, ...root, "", noDeletes),
  "an unknown root": bytesOf(...one, 4, 1, "essay", "a", noDeletes),
  "a root whose name begins like one": bytesOf(...one, 4, 1, "titles", "a", noDeletes),
  "a key": bytesOf(...one, raw(key | 4), ...root, "k", "a", noDeletes),
  "a key beside a neighbour": bytesOf(
    1,
    2,
    client,
    0,
    4,
    ...root,
    "a",
    raw(origin | key | 4),
    client,
    0,
    "b",
    noDeletes,
  ),
  "garbage collected": bytesOf(...one, 0, 5, noDeletes),
  json: bytesOf(...one, 2, ...root, 1, '"a"', noDeletes),
  binary: bytesOf(...one, 3, ...root, 1, raw(0), noDeletes),
  "an embed": bytesOf(...one, 5, ...root, '{"a":1}', noDeletes),
  "a format": bytesOf(...one, 6, ...root, "bold", "true", noDeletes),
  "a type": bytesOf(...one, 7, ...root, 2, noDeletes),
  any: bytesOf(...one, 8, ...root, 1, raw(119, 1, 97), noDeletes),
  "a document": bytesOf(...one, 9, ...root, "guid", raw(118, 0), noDeletes),
};

/** Malformed updates by what they would do if they were accepted. */
export const harms = { throwing, waiting, slipping };

export const malformed: Record<string, Uint8Array> = { ...throwing, ...waiting, ...slipping };

/** Well-formed, but with clocks left out. */
export const gapped: Record<string, Uint8Array> = {
  "a skip": bytesOf(1, 2, client, 0, 10, 3, 4, ...root, "a", noDeletes),
  "a skip between two": bytesOf(1, 3, client, 0, 4, ...root, "a", 10, 5, 4, ...root, "b", noDeletes),
};

/** Well-formed, but they build on missing content: they would wait in every peer. */
export const unmergeable: Record<string, Uint8Array> = {
  "clocks from the future": bytesOf(1, 1, client, 7, 4, ...root, "a", noDeletes),
  "an item beside what nobody has written": bytesOf(...one, raw(origin | 4), 12, 3, "a", noDeletes),
  "an item whose right nobody has written": bytesOf(...one, raw(rightOrigin | 4), 12, 3, "a", noDeletes),
  "two that stand beside one another": bytesOf(
    2,
    1,
    client,
    0,
    raw(origin | 4),
    12,
    0,
    "a",
    1,
    12,
    0,
    raw(origin | 4),
    client,
    0,
    "b",
    noDeletes,
  ),
  "three in a circle": bytesOf(
    3,
    1,
    client,
    0,
    raw(origin | 4),
    12,
    0,
    "a",
    1,
    12,
    0,
    raw(rightOrigin | 4),
    5,
    0,
    "b",
    1,
    5,
    0,
    raw(origin | 4),
    client,
    0,
    "c",
    noDeletes,
  ),
  "a circle through two of one client": bytesOf(
    2,
    1,
    client,
    0,
    raw(origin | 4),
    12,
    1,
    "a",
    2,
    12,
    0,
    raw(origin | 4),
    client,
    0,
    "b",
    raw(origin | 4),
    12,
    0,
    "c",
    noDeletes,
  ),
};

/** Well-formed, and allowed, yet a few bytes claim very much. */
export const immense: Record<string, Uint8Array> = {
  "a billion deleted letters": bytesOf(...one, 1, ...root, 1_000_000_000, noDeletes),
  "two letters around a billion deleted ones": bytesOf(
    1,
    3,
    client,
    0,
    4,
    ...root,
    "a",
    raw(origin | 1),
    client,
    0,
    2_000_000_000,
    raw(origin | 4),
    client,
    2_000_000_000,
    "b",
    noDeletes,
  ),
  "two billion future letters deleted": bytesOf(0, 1, client, 1, 0, 2_000_000_000),
};
