/**
 * A class code has 6 of 28 letters and digits that are not mistaken for one another: no O and 0, no I, L and 1, and only the digit of S and 5, Z and
 * 2, B and 8 (T15).
 */
export const codeAlphabet = "23456789ACDEFGHJKMNPQRTUVWXY";
const codeLength = 6;
/** Codes are shown in two halves. */
const half = 3;

/** Characters that people type by mistake, with the intended character of the code. O and 0 mean Q. */
const lookAlikes: Record<string, string> = { S: "5", Z: "2", B: "8", O: "Q", "0": "Q" };

const digits = "23456789";

/** Never has three letters in a row, so that no code spells a word on the projector. `random(n)` is a whole number from 0 up to, not including, n. */
export function makeCode(random: (below: number) => number): string {
  let code = "";
  while (code.length < codeLength) {
    const from = /[A-Z]{2}$/.test(code) ? digits : codeAlphabet;
    code += from.charAt(random(from.length));
  }
  return code;
}

/** Parses a typed code: ignores case, spaces and dashes, and corrects look-alikes. null when it cannot be a code. */
export function parseCode(typed: string): string | null {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}._]/gu, "");
  const meant = Array.from(plain, (c) => lookAlikes[c] ?? c).join("");
  const isCode = meant.length === codeLength && Array.from(meant).every((c) => codeAlphabet.includes(c));
  return isCode ? meant : null;
}

/** Formats a code for reading: `T4K 9WM`. */
export function formatCode(code: string): string {
  return `${code.slice(0, half)} ${code.slice(half)}`;
}

/** Formats a code while it is typed, and returns the caret's new position. Text that cannot become a code stays as it is. */
export function groupTyped(typed: string, caret: number): { text: string; caret: number } {
  const plain = (text: string) => text.replace(/[\s\p{Pd}]/gu, "");
  const code = plain(typed);
  if (!/^[a-z\d]*$/i.test(code) || code.length > codeLength) return { text: typed, caret };
  const before = plain(typed.slice(0, caret)).length;
  if (code.length <= half) return { text: code, caret: before };
  // After the third character the caret stays before the space, so that Backspace deletes that character.
  return { text: formatCode(code), caret: before > half ? before + 1 : before };
}
