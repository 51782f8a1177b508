/** A teacher's own earlier comments, offered when the teacher types `/` at the start of a word (T12). */

/** How many comments are offered at once. */
const maxOffered = 50;

/** The `/` before the caret, and the filter typed after it. null if there is no `/`, or if it is inside a word. */
export function findSlash(text: string, caret: number): { from: number; filter: string } | null {
  const from = text.slice(0, caret).lastIndexOf("/");
  if (from < 0 || (from > 0 && !/\s/.test(text.charAt(from - 1)))) return null;
  const filter = text.slice(from + 1, caret);
  return filter.includes("\n") ? null : { from, filter };
}

/** The comments that contain every word of the filter, in the given order. */
export function filterComments(comments: readonly string[], filter: string): string[] {
  const words = filter.toLocaleLowerCase().split(/\s+/);
  return comments
    .filter((comment) => words.every((word) => comment.toLocaleLowerCase().includes(word)))
    .slice(0, maxOffered);
}

/** The text with the comment in place of the `/` and the filter, and the caret's new position. */
export function insertComment(
  text: string,
  { from, filter }: { from: number; filter: string },
  comment: string,
): { text: string; caret: number } {
  return { text: text.slice(0, from) + comment + text.slice(from + 1 + filter.length), caret: from + comment.length };
}
