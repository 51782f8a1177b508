import { countWords } from "@/lib/features/cases/writing/rules/words";
import { runsAt, type Piece, type Run } from "@/lib/sync/format/replay/history";

export interface FieldAt {
  runs: readonly Run[];
  /** Number of words by author. */
  words: ReadonlyMap<number, number>;
}

/** One field at any moment. Between two rows that change it, `at` returns the same object without computing anything. */
export class FieldTimeline {
  /** The rows that change the field, ascending. */
  readonly #touched: number[];
  #known: { revision: number; at: FieldAt } | null = null;

  constructor(private readonly pieces: readonly Piece[]) {
    const rows = new Set<number>();
    for (const { insertedAt, deletedAt } of pieces) rows.add(insertedAt).add(deletedAt);
    this.#touched = [...rows].sort((a, b) => a - b);
  }

  at(moment: number): FieldAt {
    const revision = countBelow(this.#touched, moment);
    if (this.#known?.revision === revision) return this.#known.at;
    const runs = runsAt(this.pieces, moment);
    const words = new Map<number, number>();
    for (const { author, text } of runs) words.set(author, (words.get(author) ?? 0) + countWords(text));
    const at = { runs, words };
    this.#known = { revision, at };
    return at;
  }
}

/** How many of the ascending numbers are below `limit`. */
function countBelow(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
