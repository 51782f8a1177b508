/** Finds names that likely belong to one person but are spelled differently (T15). */
import { looseNameKey } from "@/lib/features/people/joining/rules/names";

/** The words of a name in alphabetical order, without commas: "Adler, Ben" and "Ben Adler" give the same. */
export function sortedWords(name: string): string {
  return looseNameKey(name).split(" ").sort().join(" ");
}

/** A name prepared for `isNearName`. It is prepared once, because lists make many pairs. */
export interface PlainName {
  text: string;
  words: readonly string[];
  /** A bit for each letter of the name. Several letters share a bit. */
  letters: number;
}

export function plainName(name: string): PlainName {
  const text = looseNameKey(name);
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) % 32);
  return { text, words: text.split(" "), letters };
}

/** A quick test by letters, which most pairs fail: whether one name has all letters of the other, or two edits can explain the difference. */
export function shareLetters({ letters: one }: PlainName, { letters: other }: PlainName): boolean {
  const differing = one ^ other;
  return (differing & one) === 0 || (differing & other) === 0 || countBits(differing) <= 4;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/**
 * Whether two names of 4 or more letters are one edit apart (two from 9 letters on), or one name abbreviates the other. An edit adds, removes or
 * replaces a letter, or swaps two neighbours.
 */
export function isNearName(one: PlainName, other: PlainName): boolean {
  if (!shareLetters(one, other)) return false;
  if (isAbbreviationOf(one.words, other.words) || isAbbreviationOf(other.words, one.words)) return true;
  const [a, b] = [one.text, other.text];
  const length = Math.min(a.length, b.length);
  const most = length < 4 ? 0 : length < 9 ? 1 : 2;
  return Math.abs(a.length - b.length) <= most && isWithin(most, a, b);
}

/** "Ben A" and "Ben" are short for "Ben Adler", and "Ben Adler" for "Ben Jonas Adler". */
function isAbbreviationOf(short: readonly string[], long: readonly string[]): boolean {
  const [first = ""] = short;
  if (first.length < 2 || first !== long[0] || short.length > long.length) return false;
  let at = 0;
  return short.slice(1).every((word) => {
    do at++;
    while (at < long.length && !isWordOrInitial(word, long[at] ?? ""));
    return at < long.length;
  });
}

const isWordOrInitial = (short: string, long: string) =>
  short === long || (short.length === 1 && long.startsWith(short));

/** Whether `a` and `b` are at most `most` edits apart, where swapping two neighbours is one edit (optimal string alignment). */
function isWithin(most: number, a: string, b: string): boolean {
  let [earlier, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(isSwapped ? Math.min(least, (earlier[j - 2] ?? 0) + 1) : least);
    }
    // Every later row is at least as large as the smaller minimum of two consecutive rows, so the search can stop.
    if (Math.min(...last) > most && Math.min(...row) > most) return false;
    [earlier, last] = [last, row];
  }
  return (last[b.length] ?? 0) <= most;
}
