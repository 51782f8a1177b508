/** S1: names of students, as they are shown and as they are compared. */
const longestName = 80; // letters, as a person counts them

const letters = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Marks that turn the direction of text around, and characters that cannot be seen. The joiners that emoji and Persian need stay. */
const unseen = /[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/gu;
/** No letter needs more code units than this, whatever is piled on it. */
const longestInUnits = longestName * 8;

/** More marks on one letter than any script writes: they would run over the lines above and below. Joiners do not part them. */
const pile = /(?:[\p{Mn}\p{Me}][\u200C\u200D]*){7,}/gu;

/** A name as it is kept and shown: NFC, one space between words, nothing unseen. May be empty. */
export function tidyName(typed: string): string {
  return typed.normalize("NFC").replace(/\s+/gu, " ").replace(unseen, "").replace(/ +/g, " ").trim();
}

/** What is wrong with a tidied name, or null. */
export function nameFault(name: string): "missing" | "too-long" | "piled" | null {
  if (!/[\p{L}\p{N}\p{S}]/u.test(name)) return "missing";
  if (name.length > longestInUnits) return "too-long";
  if ([...letters.segment(name)].length > longestName) return "too-long";
  return name.search(pile) === -1 ? null : "piled";
}

/** What can't be a name, so that it can be shown in a sentence. */
export function clearPiles(name: string): string {
  return name.replace(pile, "");
}

/** Two names with one key are the same name: case, spaces and how a letter is composed do not matter. */
export function nameKey(name: string): string {
  const tidy = tidyName(name).normalize("NFKC").replace(/[\uFE0E\uFE0F]/g, "");
  // Up and down again folds letters with two small forms: ß and ss, ς and σ.
  return tidy.toLowerCase().toUpperCase().toLowerCase().normalize("NFC").replace(/\s+/gu, " ").trim();
}
