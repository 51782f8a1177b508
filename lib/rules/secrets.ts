/** What counts as a PIN and as a password, before anyone hashes it. */

/** The zeros of scripts whose keyboards type their own digits: Arabic, Persian, Devanagari, Bengali, Thai. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];

/** The digits someone typed, spaces and dashes forgiven; other characters stay for `isPin` to refuse. */
export function readPin(typed: string): string {
  const plain = typed.normalize("NFKC").replace(/[\s\p{Pd}\p{Cf}]/gu, "");
  return Array.from(plain, (c) => {
    const point = c.codePointAt(0) ?? 0;
    const zero = zeros.find((z) => point >= z && point <= z + 9);
    return zero === undefined ? c : String(point - zero);
  }).join("");
}

/** S1: a PIN has 4 to 8 digits. */
export function isPin(pin: string): boolean {
  return /^[0-9]{4,8}$/.test(pin);
}

/** S1: the one-time PIN on a slip: 6 digits. `random(n)` is a whole number from 0 up to, not including, n. */
export function makeOneTimePin(random: (below: number) => number): string {
  return String(random(1_000_000)).padStart(6, "0");
}

const shortestPassword = 10;
const longestPassword = 200;

/** A teacher's password: 10 to 200 characters, any of them. */
export function isPassword(password: string): boolean {
  const length = Array.from(password).length;
  return length >= shortestPassword && length <= longestPassword;
}
