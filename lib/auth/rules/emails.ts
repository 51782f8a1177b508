/** E-mail addresses: the form in which a teacher's is stored, which ones are refused, and which ones find an account for an outside sign-in. */

/** The form in which an address is stored and searched. U+0000 is removed, because the database cannot store it. */
export function tidyEmail(email: string): string {
  return email.replaceAll("\0", "").normalize("NFC").trim().toLowerCase();
}

/** Invisible characters such as soft hyphens, zero-width spaces and direction marks, and control characters. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{C}]/u;

/**
 * What is wrong with a new teacher's address, or null. "letters": some letters are invisible or have another form (fullwidth letters, ligatures), so
 * the address could look like somebody else's.
 */
export function emailFault(email: string): "shape" | "letters" | null {
  const trimmed = email.trim();
  if (unseen.test(trimmed) || trimmed.normalize("NFKC") !== trimmed.normalize("NFC")) return "letters";
  return /^[^\s@]+@[^\s@]+$/.test(trimmed) && trimmed.length <= 254 ? null : "shape";
}

/** Whether the address is ASCII only. Programs agree on such an address, so only it can find an account for an outside sign-in (Q33). */
export function isPlainEmail(email: string): boolean {
  return /^[!-?A-~]+@[!-?A-~]+$/.test(email);
}
