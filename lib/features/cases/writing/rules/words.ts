/** Characters of scripts without spaces. Each counts as a word. */
const unspacedCharacters =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const wordLike = /[\p{L}\p{N}]/u;

/** A run without spaces that is too long for a word: a pasted URL, a key held down, a file. */
const longRun = /\S{200}/u;

export function hasLongRun(texts: readonly string[]): boolean {
  return texts.some((text) => longRun.test(text));
}

/** Counts words as a student would: runs between spaces that have a letter or a digit. Server and browser count alike. */
export function countWords(text: string): number {
  let words = 0;
  const spaced = text.replace(unspacedCharacters, () => {
    words += 1;
    return " ";
  });
  for (const run of spaced.split(/\s+/)) if (wordLike.test(run)) words += 1;
  return words;
}
