/** Blocks of the Basic Multilingual Plane whose letters are never joined, composed or split. */
const blocks = [
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0x3400, 0x4dbf],
] as const;

/** The nth of some 38,000 distinct letters. @throws when there are no more */
export function nthLetter(n: number): string {
  let left = n;
  for (const [first, last] of blocks) {
    if (left <= last - first) return String.fromCharCode(first + left);
    left -= last - first + 1;
  }
  throw new Error("more was typed into one document than there are letters");
}
