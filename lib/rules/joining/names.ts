/** S1: names of students, as they are shown and as they are compared. */
const longestName = 80; // letters, as a person counts them

const letters = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Marks that turn the direction of text around, and characters that cannot be seen. The joiners that emoji and Persian need stay. */
const invisible = /[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/gu;
/**
 * Characters that show nothing: Unicode's default ignorables and format characters, and blanks, joiners and fillers that it does not count to these.
 * Emoji families, Persian and Indic names are written with some of them, so a name keeps them; what names are compared by does not.
 */
const blank =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\uFFFC\u2800\u2D7F\u{1107F}\u{13441}\u{13442}\u{16FE4}\u{1D159}]/gu;
/** Letters of scripts that take marks of their own or of all scripts only. A mark of a further script, as those that join Khmer letters, shows nothing on them. */
const unmarked =
  "\\p{sc=Latin}\\p{sc=Greek}\\p{sc=Cyrillic}\\p{sc=Armenian}\\p{sc=Georgian}\\p{sc=Arabic}\\p{sc=Hebrew}\\p{sc=Han}\\p{sc=Hangul}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Common}";
const foreignMark = new RegExp(`(?<=(?:^|[${unmarked}])\\p{M}*)(?![${unmarked}\\p{sc=Inherited}])\\p{M}`, "gu");
/** No letter needs more code units than this, whatever is piled on it. */
const longestInUnits = longestName * 8;

/** More marks on one letter than any script writes: they would run over the lines above and below. Joiners do not part them. */
const pile = /(?:[\p{Mn}\p{Me}][\u200C\u200D]*){7,}/gu;

/** A name as it is kept and shown: NFC, one space between words, nothing unseen. May be empty. */
export function tidyName(typed: string): string {
  return typed.normalize("NFC").replace(/\s+/gu, " ").replace(invisible, "").replace(/ +/g, " ").trim();
}

/** What is wrong with a tidied name, or null. */
export function nameFault(name: string): "missing" | "too-long" | "piled" | null {
  if (!/[\p{L}\p{N}\p{S}]/u.test(visibleName(name))) return "missing";
  if (name.length > longestInUnits) return "too-long";
  if ([...letters.segment(name)].length > longestName) return "too-long";
  return name.search(pile) === -1 ? null : "piled";
}

/** What can't be a name, so that it can be shown in a sentence. */
export function removePiles(name: string): string {
  return name.replace(pile, "");
}

/** A name without what shows nothing, its compatibility forms folded: fullwidth letters are letters. */
export function visibleName(name: string): string {
  return tidyName(name).normalize("NFKC").replace(blank, "").replace(foreignMark, "");
}

/** Two names with one key are the same name: case, spaces, how a letter is composed and what shows nothing do not matter. */
export function nameKey(name: string): string {
  // Up and down again folds letters with two small forms: ß and ss, ς and σ.
  return visibleName(name).toLowerCase().toUpperCase().toLowerCase().normalize("NFKC").replace(/\s+/gu, " ").trim();
}
