/** Which hint an answer with this many words gets: how much to write, how to continue, or that it is long (S4). */
export type HintKind = "aim" | "start" | "long" | null;

/** The fewest words that can answer the question. Nothing checks whether they do answer it. */
const minWords = 25;

/** How many words a text should have. The worked examples keep to it. */
export function lengthOf(field: string): { least: number; most: number } {
  return field === "scenario" ? { least: 80, most: 200 } : { least: 60, most: 150 };
}

export function chooseHint(field: string, words: number): HintKind {
  const { least, most } = lengthOf(field);
  if (words >= 1 && words < minWords) return "start";
  if (words < least) return "aim";
  return words > most ? "long" : null;
}
