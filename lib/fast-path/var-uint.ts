/** lib0's variable-length unsigned integers, written in place, because the server makes thousands of frames a second. */

export function lengthOfVarUint(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) length += 1;
  return length;
}

/** @returns the position after the last byte written */
export function putVarUint(bytes: Uint8Array, at: number, value: number): number {
  let to = at;
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes[to++] = 0x80 | (rest % 0x80);
  bytes[to++] = rest;
  return to;
}
