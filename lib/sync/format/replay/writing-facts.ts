/** How much of a text each author wrote, and when (T12). These are facts beside a case, and never a mark. */
import { countWords } from "@/lib/features/cases/writing/rules/words";
import { runsAt, type History } from "./history";

type Written = Pick<History, "rows" | "fields">;

/** What one author wrote, in milliseconds since 1970. */
export interface AuthorFacts {
  /** Words of theirs in the text at that moment. */
  words: number;
  /** When they first and last wrote something, whether it is still there or not. */
  first: number;
  last: number;
}

/** The facts by index in `History.authors`, after the first `moment` rows, without authors who wrote nothing. */
export function authorFacts({ rows, fields }: Written, moment: number): Map<number, AuthorFacts> {
  const facts = new Map<number, AuthorFacts>();
  for (const pieces of Object.values(fields)) {
    for (const { author, insertedAt, isBack } of pieces) {
      if (isBack || insertedAt >= moment) continue;
      const { time } = rows[insertedAt] ?? { time: 0 };
      const { words = 0, first = time, last = time } = facts.get(author) ?? {};
      facts.set(author, { words, first: Math.min(first, time), last: Math.max(last, time) });
    }
    for (const { author, text } of runsAt(pieces, moment)) {
      const known = facts.get(author);
      if (known !== undefined) facts.set(author, { ...known, words: known.words + countWords(text) });
    }
  }
  return facts;
}
