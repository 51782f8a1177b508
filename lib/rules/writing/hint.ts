/** S4: which hint an answer of this many words gets: how much to write, how to continue, or that it is long. */
export type HintKind = "aim" | "start" | "long" | null;

/** The fewest words that can answer the question. Nothing checks whether they do. */
const minWords = 25;

export function chooseHint(words: number): HintKind {
  if (words >= 1 && words < minWords) return "start";
  if (words < 60) return "aim";
  return words > 150 ? "long" : null;
}
