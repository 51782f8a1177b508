/**
 * Encodes arrays in PostgreSQL's binary format (array_recv in src/backend/utils/adt/arrayfuncs.c), for statements with rows by the thousand.
 * pg sends a Buffer as it is, but turns a list into text that must be escaped and parsed.
 */

/** The value does not fit the array's type. */
export class InvalidValueError extends Error {}

const headLength = 20;
const lengthLength = 4;

/** `oid` as in PostgreSQL's pg_type.dat. `write` writes one element's bytes. */
function encodeArray<T>(
  oid: number,
  values: readonly T[],
  sizeOf: (value: T) => number,
  write: (bytes: Buffer, at: number, value: T) => void,
): Buffer {
  let length = headLength;
  // Iterators would be a tenth of all that the process allocates under load.
  values.forEach((value) => (length += lengthLength + sizeOf(value)));
  const bytes = Buffer.allocUnsafe(length);
  bytes.writeInt32BE(1, 0); // dimensions
  bytes.writeInt32BE(0, 4); // no nulls
  bytes.writeInt32BE(oid, 8);
  bytes.writeInt32BE(values.length, 12);
  bytes.writeInt32BE(1, 16); // the first has index 1
  let at = headLength;
  values.forEach((value) => {
    const size = sizeOf(value);
    bytes.writeInt32BE(size, at);
    write(bytes, at + lengthLength, value);
    at += lengthLength + size;
  });
  return bytes;
}

const fixed = (size: number) => () => size;

export const uuidArray = (values: readonly string[]) => encodeArray(2950, values, fixed(16), writeUuid);
export const int4Array = (values: readonly number[]) =>
  encodeArray(23, values, fixed(4), (bytes, at, value) => void bytes.writeInt32BE(value, at));
export const float8Array = (values: readonly number[]) =>
  encodeArray(701, values, fixed(8), (bytes, at, value) => void bytes.writeDoubleBE(value, at));
export const boolArray = (values: readonly boolean[]) =>
  encodeArray(16, values, fixed(1), (bytes, at, value) => void (bytes[at] = value ? 1 : 0));
export const byteaArray = (values: readonly Uint8Array[]) =>
  encodeArray(
    17,
    values,
    ({ length }) => length,
    (bytes, at, value) => bytes.set(value, at),
  );

/** The value of a hexadecimal digit by its character's code; `none` for other characters. */
const none = 0xff;
const digits = new Uint8Array(128).fill(none);
for (const [value, digit] of [..."0123456789abcdef"].entries())
  for (const character of [digit, digit.toUpperCase()]) digits[character.charCodeAt(0)] = value;

/** Where the pairs of digits of `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` begin. */
const pairs = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34] as const;

/** The same ids are encoded with each keystroke. */
const uuidCache = new Map<string, Uint8Array>();
const maxCached = 10_000;

function writeUuid(bytes: Buffer, at: number, id: string): void {
  let uuid = uuidCache.get(id);
  if (uuid === undefined) {
    uuid = parseUuid(id);
    if (uuidCache.size >= maxCached) uuidCache.clear();
    uuidCache.set(id, uuid);
  }
  bytes.set(uuid, at);
}

/** @throws InvalidValueError when it is no UUID: it would be stored as another id */
function parseUuid(id: string): Uint8Array {
  const uuid = new Uint8Array(16);
  for (const [at, i] of pairs.entries()) {
    const high = digits[id.charCodeAt(i)] ?? none;
    const low = digits[id.charCodeAt(i + 1)] ?? none;
    if (high === none || low === none) throw new InvalidValueError("not a UUID");
    uuid[at] = (high << 4) | low;
  }
  if (id.length !== 36) throw new InvalidValueError("not a UUID");
  return uuid;
}
