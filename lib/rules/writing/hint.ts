/** S4: what to say under an answer of so many words: how much to write, how to go on, or that it is long. */
export type HintSays = "aim" | "start" | "long" | null;

/** From so many words on an answer may hold what its hint asks for. No program reads whether it does. */
const saysSomething = 25;

export function hintFor(words: number): HintSays {
  if (words >= 1 && words < saysSomething) return "start";
  if (words < 60) return "aim";
  return words > 150 ? "long" : null;
}
