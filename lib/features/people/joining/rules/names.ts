/** How students' names are shown and compared (S1). */
const longestName = 80; // letters, as a person counts them

const letters = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Invisible characters and direction marks, which no name needs. Joiners for emoji and Persian are not among them. */
const invisible = /[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/gu;
/**
 * Characters without a glyph: Unicode's default ignorables, format characters, and further blanks, joiners and fillers.
 * Emoji families, Persian and Indic names need some of them, so names retain them; `nameKey` does not.
 */
const blank =
  // oxlint-disable-next-line no-misleading-character-class -- each is meant alone
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\uFFFC\u2800\u2D7F\u{1107F}\u{13441}\u{13442}\u{16FE4}\u{1D159}]/gu;
/** Scripts on whose letters marks of another script, such as Khmer joiners, are invisible. */
const unmarked =
  "\\p{sc=Latin}\\p{sc=Greek}\\p{sc=Cyrillic}\\p{sc=Armenian}\\p{sc=Georgian}\\p{sc=Arabic}\\p{sc=Hebrew}\\p{sc=Han}\\p{sc=Hangul}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Common}";
const markedLetter = new RegExp(`(?:^|[${unmarked}])\\p{M}+`, "gu");
const foreignMark = new RegExp(`(?![${unmarked}\\p{sc=Inherited}])\\p{M}`, "gu");
/** The most UTF-16 units of a name. No letter needs more than 8. */
const longestInUnits = longestName * 8;

/**
 * More marks on one letter than any script uses. They would cover the lines above and below, or make a name endlessly wide. Joiners between the marks
 * are ignored.
 */
const pile = /(?:[\p{Mn}\p{Me}][\u200C\u200D]*){7,}|(?:\p{M}[\u200C\u200D]*){10,}/gu;

/**
 * Printable ASCII needs no folding and has no invisible characters or marks. Most names are ASCII, and a list has a thousand, so they take a
 * shortcut.
 */
const isPlain = (text: string) => /^[ -~]*$/.test(text);

/** A name as stored and shown: NFC, single spaces, no invisible characters. May be empty. */
export function tidyName(typed: string): string {
  if (isPlain(typed)) return typed.replace(/ {2,}/g, " ").trim();
  return typed.normalize("NFC").replace(/\s+/gu, " ").replace(invisible, "").replace(/ +/g, " ").trim();
}

/** What is wrong with a tidied name, or null. */
export function nameFault(name: string): "missing" | "too-long" | "piled" | null {
  if (name.length > longestInUnits) return "too-long"; // checked first, because normalising a long run of marks is very slow
  if (!/[\p{L}\p{N}\p{S}]/u.test(visibleName(name))) return "missing";
  if (hasMoreLetters(name, longestName)) return "too-long";
  return name.search(pile) === -1 ? null : "piled";
}

/** Stops early, because splitting a text into letters takes a microsecond for each letter. */
function hasMoreLetters(text: string, most: number): boolean {
  if (text.length <= most) return false;
  let count = 0;
  for (const _ of letters.segment(text)) if (++count > most) return true;
  return false;
}

/** Removes piled marks from a refused name, so that an error message can show it. */
export function removePiles(name: string): string {
  return name.replace(pile, "");
}

/** A name without invisible characters, with compatibility forms folded (fullwidth letters become letters). */
export function visibleName(name: string): string {
  if (isPlain(name)) return tidyName(name);
  const folded = tidyName(name).normalize("NFKC").replace(blank, "");
  return folded.replace(markedLetter, (letter) => letter.replace(foreignMark, ""));
}

/** Names with the same key are the same name: ignores case, spaces, composition and invisible characters. */
export function nameKey(name: string): string {
  if (isPlain(name)) return tidyName(name).toLowerCase();
  // Changing to upper and back to lower case folds letters with two lower-case forms: ß and ss, ς and σ.
  return visibleName(name).toLowerCase().toUpperCase().toLowerCase().normalize("NFKC").replace(/\s+/gu, " ").trim();
}

/** Letters with a stroke and ligatures, which Unicode does not decompose. */
const strokes = new Map(
  Object.entries({ ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ŧ: "t", ı: "i", æ: "ae", œ: "oe", þ: "th" }),
);
const stroke = new RegExp(`[${[...strokes.keys()].join("")}]`, "g");
/** Marks that readers of these scripts often leave out. In other scripts, such as Thai, a mark is a letter. */
const accents = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}])\p{M}+/gu;

/** The `nameKey` without accents and punctuation, which people leave out when they type in a hurry. Several names of a class may share it. */
export function looseNameKey(name: string): string {
  const key = nameKey(name);
  const bare = isPlain(key)
    ? key
    : key
        .normalize("NFD")
        .replace(accents, "$1")
        .replace(stroke, (letter) => strokes.get(letter) ?? letter);
  return bare
    .replace(/['\u2019\u02BC`]/g, "")
    .replace(/[\p{P}\s]+/gu, " ")
    .trim();
}
