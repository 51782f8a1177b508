/** How much each author wrote in a whole history, for code that has Yjs (T14). A page computes the same by `writing-facts.ts`. */
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { HistoryReader } from "./history";
import { authorFacts, type AuthorFacts } from "./writing-facts";

/** What an author wrote, and for how long: `minutes` of the clock in which something of theirs was stored. */
export interface WriterFacts extends AuthorFacts {
  authorId: string;
  minutes: number;
}

/** The facts of a whole history, without authors who wrote nothing. `restores` as `HistoryReader` takes them. */
export function writerFacts(
  rows: readonly StoredRow[],
  roots: readonly string[],
  restores: readonly [writer: string, version: number | null][],
): WriterFacts[] {
  const reader = new HistoryReader(roots, new Map(restores));
  for (const row of rows) reader.add(row);
  const history = reader.finish();
  const minutesOf = (author: number) =>
    new Set(history.rows.filter((row) => row.author === author).map(({ time }) => Math.floor(time / 60_000))).size;
  return [...authorFacts(history, history.rows.length)].map(([author, facts]) => ({
    authorId: history.authors[author] ?? "",
    ...facts,
    minutes: minutesOf(author),
  }));
}
