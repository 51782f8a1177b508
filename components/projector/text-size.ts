/** How large text is on the wall: the more there is, the smaller, down to what the last row still reads. More than that scrolls. */
export type TextSize = "large" | "medium" | "small" | "smallest";

/** One text under its question. */
export function sizeOfQuote(text: string): TextSize {
  return sizeFor(text.length, [280, 600, 1200]);
}

/** A case: its answers stand side by side below the scenario, so that the longest decides. */
export function sizeOfCase({ scenario, answers }: { scenario: string; answers: readonly string[] }): TextSize {
  const longest = Math.max(...answers.map(({ length }) => length));
  return sizeFor(longest + scenario.length / answers.length, [200, 340, 520]);
}

function sizeFor(length: number, [large, medium, small]: readonly [number, number, number]): TextSize {
  if (length <= large) return "large";
  if (length <= medium) return "medium";
  return length <= small ? "small" : "smallest";
}
