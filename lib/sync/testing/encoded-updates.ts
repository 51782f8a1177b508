import * as encoding from "lib0/encoding";

type Part = number | string | Uint8Array;

/** Encodes numbers as lib0's variable-length integers, strings with their length, arrays as they are. */
export function bytesOf(...parts: Part[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === "number") encoding.writeVarUint(encoder, part);
    else if (typeof part === "string") encoding.writeVarString(encoder, part);
    else encoding.writeUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

export const raw = (...bytes: number[]) => Uint8Array.from(bytes);
export const client = 77;
export const root = [1, "title"] as const;
/** One client with one struct from clock 0. */
export const one = [1, 1, client, 0] as const;
export const noDeletes = 0;
export const origin = 0x80;
export const rightOrigin = 0x40;
export const key = 0x20;
