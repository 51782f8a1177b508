/** Text that came into a document at once (T12, T13). Imports no Yjs: a history's player is shown before Yjs is loaded. */
import { countWords } from "@/lib/features/cases/writing/rules/words";
import type { History } from "./history";

/** So many characters in one update were pasted, or typed without a connection: nobody types so much between two updates. */
const largeInsertionLength = 200;

export interface LargeInsertion {
  /** The row that inserted it, from 0. */
  row: number;
  /** Index in `History.authors`. */
  author: number;
  words: number;
}

/** In the order of the rows. What an undo or a restored version brought back is no insertion. */
export function largeInsertions({ fields }: Pick<History, "fields">): LargeInsertion[] {
  const inserted = new Map<string, { row: number; author: number; texts: Record<string, string> }>();
  for (const [field, pieces] of Object.entries(fields)) {
    for (const { insertedAt, author, text } of pieces.filter(({ isBack }) => !isBack)) {
      const key = `${insertedAt} ${author}`;
      const known = inserted.get(key) ?? { row: insertedAt, author, texts: {} };
      known.texts[field] = (known.texts[field] ?? "") + text;
      inserted.set(key, known);
    }
  }
  return [...inserted.values()]
    .map(({ row, author, texts }) => ({ row, author, texts: Object.values(texts) }))
    .filter(({ texts }) => texts.join("").length >= largeInsertionLength)
    .map(({ row, author, texts }) => ({ row, author, words: countWords(texts.join(" ")) }))
    .sort((a, b) => a.row - b.row);
}
