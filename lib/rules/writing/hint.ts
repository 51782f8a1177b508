/** S4: what to say under an answer of so many words: how much to write, how to go on, or that it is long. */
export type HintKind = "aim" | "start" | "long" | null;

/** From so many words on an answer may hold what its hint asks for. No program reads whether it does. */
const minWords = 25;

export function chooseHint(words: number): HintKind {
  if (words >= 1 && words < minWords) return "start";
  if (words < 60) return "aim";
  return words > 150 ? "long" : null;
}
