/** T15: names that are likely one person's, spelled differently. */
import { hastyKey } from "@/lib/rules/joining/names";

/** The words of a name in alphabetical order, without commas: Adler, Ben and Ben Adler are the same. */
export function sortedWords(name: string): string {
  return hastyKey(name).split(" ").sort().join(" ");
}

/** A name as `isNearName` compares it, made once per name: lists have many pairs. */
export interface PlainName {
  text: string;
  words: readonly string[];
  /** A bit for each letter that it has; several letters share one. */
  letters: number;
}

export function plainName(name: string): PlainName {
  const text = hastyKey(name);
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) % 32);
  return { text, words: text.split(" "), letters };
}

/** Whether one name can be near or part of the other by their letters: one has all of the other's, or two edits make up the difference. Most pairs fail here. */
export function shareLetters({ letters: one }: PlainName, { letters: other }: PlainName): boolean {
  const differing = one ^ other;
  return (differing & one) === 0 || (differing & other) === 0 || countBits(differing) <= 4;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** A letter more, less, other, or two in each other's place; two such from 9 letters on. Or the one name is short for the other. */
export function isNearName(one: PlainName, other: PlainName): boolean {
  if (!shareLetters(one, other)) return false;
  if (isShortFor(one.words, other.words) || isShortFor(other.words, one.words)) return true;
  const [a, b] = [one.text, other.text];
  const length = Math.min(a.length, b.length);
  const most = length < 4 ? 0 : length < 9 ? 1 : 2;
  return Math.abs(a.length - b.length) <= most && isWithin(most, a, b);
}

/** "Ben A" and "Ben" are short for "Ben Adler", and "Ben Adler" for "Ben Jonas Adler". */
function isShortFor(short: readonly string[], long: readonly string[]): boolean {
  const [first = ""] = short;
  if (first.length < 2 || first !== long[0] || short.length > long.length) return false;
  let at = 0;
  return short.slice(1).every((word) => {
    do at++;
    while (at < long.length && !isWordFor(word, long[at] ?? ""));
    return at < long.length;
  });
}

const isWordFor = (short: string, long: string) => short === long || (short.length === 1 && long.startsWith(short));

/** Whether there are at most so many edits between two texts, two neighbours in each other's place being one (optimal string alignment). */
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
    // No later row has fewer than the least of two in turn.
    if (Math.min(...last) > most && Math.min(...row) > most) return false;
    [earlier, last] = [last, row];
  }
  return (last[b.length] ?? 0) <= most;
}
