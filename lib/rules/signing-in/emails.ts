/** E-mail addresses: how a teacher's is stored, which are refused, and by which an account from outside is found. */

/** As it is stored and looked for: without U+0000 too, which the database can't store. */
export function tidyEmail(email: string): string {
  return email.replaceAll("\0", "").normalize("NFC").trim().toLowerCase();
}

/** Soft hyphens, zero-width spaces, marks of direction and the like, and what is no letter at all. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{C}]/u;

/**
 * What is wrong with a new teacher's address; null when nothing is. "letters": some can't be seen, or are others in another form (fullwidth ones,
 * ligatures), so that it would look like somebody else's.
 */
export function emailFault(email: string): "shape" | "letters" | null {
  const trimmed = email.trim();
  if (unseen.test(trimmed) || trimmed.normalize("NFKC") !== trimmed.normalize("NFC")) return "letters";
  return /^[^\s@]+@[^\s@]+$/.test(trimmed) && trimmed.length <= 254 ? null : "shape";
}

/** Q33: an address of ASCII letters alone, which no two programs read as two: only by such a one is an account found. */
export function isPlainEmail(email: string): boolean {
  return /^[!-?A-~]+@[!-?A-~]+$/.test(email);
}
