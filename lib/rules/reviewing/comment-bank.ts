/** T12: a teacher's own earlier comments, offered where a `/` is typed at the start of a word. */

/** How many are offered at once. */
const maxOffered = 50;

/** The `/` before the caret and what is typed behind it to filter; null where the `/` belongs to a word, or none is there. */
export function findSlash(text: string, caret: number): { from: number; filter: string } | null {
  const from = text.slice(0, caret).lastIndexOf("/");
  if (from < 0 || (from > 0 && !/\s/.test(text.charAt(from - 1)))) return null;
  const filter = text.slice(from + 1, caret);
  return filter.includes("\n") ? null : { from, filter };
}

/** Those that have every word of the filter in them, in the order given. */
export function filterComments(comments: readonly string[], filter: string): string[] {
  const words = filter.toLocaleLowerCase().split(/\s+/);
  return comments
    .filter((comment) => words.every((word) => comment.toLocaleLowerCase().includes(word)))
    .slice(0, maxOffered);
}

/** The text with a comment in place of the `/` and the filter, and where the caret is then. */
export function insertComment(
  text: string,
  { from, filter }: { from: number; filter: string },
  comment: string,
): { text: string; caret: number } {
  return { text: text.slice(0, from) + comment + text.slice(from + 1 + filter.length), caret: from + comment.length };
}
