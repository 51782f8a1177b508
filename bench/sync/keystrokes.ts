/**
 * Encodes typed characters as Yjs V1 updates, each continuing the one before; and decodes what a server relays of them, which the server may
 * have encoded again or merged.
 */
import { lengthOfVarUint, putVarUint } from "@/lib/fast-path/var-uint";
import { VarUintReader } from "./bytes";

/** The character that a writer types at this clock, so that a receiver can check it. */
export const letterAt = (clock: number) => 97 + (clock % 26);

/** What a writer who began at clock 0 has typed up to this one. */
export function textUpTo(clock: number): string {
  return Array.from({ length: clock }, (_, at) => String.fromCharCode(letterAt(at))).join("");
}

export interface KeystrokeWriter {
  client: number;
  root: string;
}

export function lengthOfKeystroke({ client, root }: KeystrokeWriter, clock: number): number {
  const where =
    clock === 0 ? 1 + lengthOfVarUint(root.length) + root.length : lengthOfVarUint(client) + lengthOfVarUint(clock - 1);
  return 2 + lengthOfVarUint(client) + lengthOfVarUint(clock) + 1 + where + 2 + 1;
}

/** Writes the update of one character behind the writer's last. @returns the offset after it */
export function putKeystroke(
  bytes: Uint8Array,
  start: number,
  { client, root }: KeystrokeWriter,
  clock: number,
): number {
  let at = start;
  bytes[at++] = 1; // one client
  bytes[at++] = 1; // one struct
  at = putVarUint(bytes, at, client);
  at = putVarUint(bytes, at, clock);
  if (clock === 0) {
    bytes[at++] = 0x04; // a string, beside nothing
    bytes[at++] = 1; // in a root
    at = putVarUint(bytes, at, root.length);
    for (let i = 0; i < root.length; i++) bytes[at++] = root.charCodeAt(i);
  } else {
    bytes[at++] = 0x84; // a string, after
    at = putVarUint(bytes, at, client);
    at = putVarUint(bytes, at, clock - 1);
  }
  bytes[at++] = 1;
  bytes[at++] = letterAt(clock);
  bytes[at++] = 0; // nothing deleted
  return at;
}

const numbers = new VarUintReader();

/**
 * The clock up to which an update contains `client`'s characters, when those before `known` were received already.
 * @returns `known` when the update has no new ones; -1 when characters in between are missing, or one is not what the client typed.
 */
export function readUpTo(bytes: Uint8Array, from: number, client: number, known: number): number {
  numbers.over(bytes, from);
  const sections = numbers.next();
  let upTo = known;
  for (let i = 0; i < sections; i++) {
    const structs = numbers.next();
    const writer = numbers.next();
    let clock = numbers.next();
    if (writer === client && clock > known) return -1;
    for (let j = 0; j < structs; j++) {
      const info = numbers.byte();
      if ((info & 0x1f) !== 4) return -1;
      if (info & 0x80) skipId();
      if (info & 0x40) skipId();
      if ((info & 0xc0) === 0) {
        numbers.next();
        const root = numbers.next();
        numbers.at += root;
      }
      const length = numbers.next(); // a letter is a byte
      for (let k = 0; k < length; k++, clock++) if (numbers.byte() !== letterAt(clock)) return -1;
    }
    if (writer === client) upTo = Math.max(upTo, clock);
  }
  return upTo;
}

function skipId(): void {
  numbers.next();
  numbers.next();
}
