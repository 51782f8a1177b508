/**
 * Finds names that a person cannot tell apart, by Unicode's table of confusable characters (TR39; S1). `nameKey` decides whether names are the same.
 */
import unhomoglyph from "unhomoglyph";
import { nameKey, visibleName } from "./rules/names";

interface Looks {
  /** As it is shown: capital I equals small l, m equals rn, w equals vv. */
  shown: string;
  /** In small letters, with Latin letters and digits as they are: Ian and Lan differ. */
  small: string;
  /** `shown` of the small letters: MIRA is rnira. */
  smallShown: string;
}

const foldSpaces = (text: string) => text.normalize("NFC").replace(/\s+/gu, " ").trim();
/** A combining dot over i or j cannot be seen. */
const withoutDots = (text: string) => text.replace(/(\p{Soft_Dotted}\p{M}*?)\u0307/gu, "$1");
/** In a word of capitals, l and 1 look like I, and 0 like O: KlM is KIM. */
const readCapitals = (text: string) =>
  text.replace(/[\p{Lu}l1|0]+/gu, (word, at: number) =>
    isWord(text, at, word) && /\p{Lu}.*\p{Lu}/u.test(word) ? word.replace(/[l1|]/g, "I").replaceAll("0", "O") : word,
  );
const isWord = (text: string, at: number, word: string) =>
  !/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + word.length));

function looksOf(name: string): Looks {
  const visible = readCapitals(withoutDots(visibleName(name).normalize("NFD")));
  const small = withoutDots(nameKey(visible.replace(/[^A-Za-z0-9]+/g, unhomoglyph)).normalize("NFD"));
  return {
    shown: foldSpaces(unhomoglyph(visible).replaceAll("w", "vv").replaceAll("W", "VV")),
    small,
    smallShown: foldSpaces(small.replace(/[^0-9]+/g, unhomoglyph).replaceAll("w", "vv")),
  };
}

/** Keys of a name, as written or in small letters; names that have one in common look alike. */
export function lookKeys(name: string): readonly string[] {
  const { shown, small, smallShown } = looksOf(name);
  return [`shown ${shown}`, `small ${small}`, `both ${smallShown}`, `key ${nameKey(name)}`];
}

/** The first of `others` whose name looks like `name`; null when none does. */
export function findLookAlike<One extends { name: string }>(name: string, others: readonly One[]): One | null {
  const keys = new Set(lookKeys(name));
  return others.find((other) => lookKeys(other.name).some((key) => keys.has(key))) ?? null;
}
