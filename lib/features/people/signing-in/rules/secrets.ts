/** Validates PINs and passwords before they are hashed. */

/** The zeros of scripts whose keyboards type their own digits: Arabic, Persian, Devanagari, Bengali and Thai. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];

/** Normalises a typed PIN to ASCII digits without spaces or dashes. Other characters stay, so that `isPin` refuses them. */
export function parsePin(typed: string): string {
  const plain = typed.normalize("NFKC").replace(/[\s\p{Pd}\p{Cf}]/gu, "");
  return Array.from(plain, (c) => {
    const point = c.codePointAt(0) ?? 0;
    const zero = zeros.find((z) => point >= z && point <= z + 9);
    return zero === undefined ? c : String(point - zero);
  }).join("");
}

/** A PIN has 4 to 8 digits (S1). */
export function isPin(pin: string): boolean {
  return /^[0-9]{4,8}$/.test(pin);
}

/** The 30 commonest PINs in a public count of four-digit ones (SecLists, four-digit-pin-codes-sorted-by-frequency). */
const commonest = new Set(
  "1234 1111 0000 1212 7777 1004 2000 4444 2222 6969 9999 3333 5555 6666 1122 1313 8888 2001 4321 1010 0909 2580 0007 1818 1230 1984 1986 0070 1985 0987".split(
    " ",
  ),
);

const rowSteps = new Set([0, 1, 2, 8, 9]);
/** A year of birth, or of a known event. */
const year = /^(?:19|20)\d\d$/;

const keypad = ["123", "456", "789", " 0 "];
const placeOf = (digit: string) => keypad.map((row, y) => ({ x: row.indexOf(digit), y })).find(({ x }) => x >= 0);

/** Whether two keys are neighbours, side by side or one above the other. */
function isBeside(one: string, other: string): boolean {
  const [a, b] = [placeOf(one), placeOf(other)];
  return a !== undefined && b !== undefined && Math.abs(a.x - b.x) + Math.abs(a.y - b.y) === 1;
}

/** Whether a finger can draw the PIN from key to neighbouring key without repeating one. The four corners count too. */
function isDrawnOnKeypad(pin: string): boolean {
  const digits = Array.from(pin);
  if (new Set(digits).size < digits.length) return false;
  const isLine = digits.every((digit, n) => n === 0 || isBeside(digits[n - 1] ?? "", digit));
  return isLine || digits.sort().join("") === "1379";
}

/**
 * Whether a PIN is easy to guess: one of the commonest, a year, one digit repeated, digits that rise or fall by one or two (also past 9), or a line
 * on a keypad.
 */
export function isGuessablePin(pin: string): boolean {
  const steps = new Set(Array.from(pin.slice(1), (digit, before) => (Number(digit) - Number(pin[before]) + 10) % 10));
  const [step = NaN] = steps;
  const isRow = steps.size === 1 && rowSteps.has(step);
  return commonest.has(pin) || year.test(pin) || isRow || isDrawnOnKeypad(pin);
}

/** The one-time PIN on a slip has 6 digits. `random(n)` is a whole number from 0 up to, not including, n (S1). */
export function makeOneTimePin(random: (below: number) => number): string {
  return String(random(1_000_000)).padStart(6, "0");
}

const shortestPassword = 10;
const longestPassword = 200;

/** A teacher's password has 10 to 200 characters of any kind. */
export function isPassword(password: string): boolean {
  const length = Array.from(password).length;
  return length >= shortestPassword && length <= longestPassword;
}
