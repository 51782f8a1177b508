/**
 * Encodes arrays in PostgreSQL's binary format (array_recv in src/backend/utils/adt/arrayfuncs.c), for statements with thousands of rows.
 * pg sends a Buffer as it is, but turns a list into text that must be escaped and parsed.
 */

/** The value does not fit the array's type. */
export class InvalidValueError extends Error {}

const headLength = 20;
const lengthLength = 4;

/** `oid` is the element type's in PostgreSQL's pg_type.dat. `write` writes the bytes of one element. */
function encodeArray<T>(
  oid: number,
  values: readonly T[],
  sizeOf: (value: T) => number,
  write: (bytes: Buffer, at: number, value: T) => void,
): Buffer {
  const length = values.reduce((sum, value) => sum + lengthLength + sizeOf(value), headLength);
  const bytes = Buffer.allocUnsafe(length);
  bytes.writeInt32BE(1, 0); // dimensions
  bytes.writeInt32BE(0, 4); // no nulls
  bytes.writeInt32BE(oid, 8);
  bytes.writeInt32BE(values.length, 12);
  bytes.writeInt32BE(1, 16); // the index of the first element
  let at = headLength;
  for (const value of values) {
    const size = sizeOf(value);
    bytes.writeInt32BE(size, at);
    write(bytes, at + lengthLength, value);
    at += lengthLength + size;
  }
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

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws InvalidValueError if the id is not a UUID, because it would be stored as another id */
function writeUuid(bytes: Buffer, at: number, id: string): void {
  if (!uuid.test(id)) throw new InvalidValueError("not a UUID");
  bytes.write(id.replaceAll("-", ""), at, "hex");
}
