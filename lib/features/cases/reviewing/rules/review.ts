/** Comments on a prompt or a passage of a submission. A submission's text never changes, so passages stay valid (T12). */

/** A range of a field's text in UTF-16 offsets, with the text in it. */
export interface Passage {
  start: number;
  end: number;
  quote: string;
}

/** The most UTF-16 units in a comment. */
export const maxCommentLength = 4_000;

export function isPassageOf(text: string, { start, end, quote }: Passage): boolean {
  return start < end && quote.trim() !== "" && text.slice(start, end) === quote;
}

/** Clamps and trims a range of the text; null if only blanks are left. */
export function passageOf(text: string, start: number, end: number): Passage | null {
  const from = Math.max(0, Math.min(start, end));
  const chosen = text.slice(from, Math.max(start, end));
  const quote = chosen.trim();
  const at = from + chosen.length - chosen.trimStart().length;
  return quote === "" ? null : { start: at, end: at + quote.length, quote };
}

export interface Piece {
  text: string;
  /** The comments whose passage includes this piece. */
  ids: readonly string[];
}

/** Splits the text where passages start and end. The pieces add up to the text. */
export function splitAtPassages(text: string, anchors: readonly { id: string; passage: Passage | null }[]): Piece[] {
  const marked = anchors.flatMap(({ id, passage }) =>
    passage !== null && isPassageOf(text, passage) ? [{ id, ...passage }] : [],
  );
  const cuts = [...new Set([0, text.length, ...marked.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(1).map((end, at) => {
    const start = cuts[at] ?? 0;
    return {
      text: text.slice(start, end),
      ids: marked.filter((one) => one.start <= start && end <= one.end).map(({ id }) => id),
    };
  });
}

/** Moves a passage to the next or previous word, for the keyboard. `extend` keeps its start and adds or removes a word at its end. */
export function stepPassage(
  text: string,
  now: Passage | null,
  step: "next" | "previous",
  extend: boolean,
): Passage | null {
  const words = wordsIn(text);
  if (now === null) {
    const first = step === "next" ? words[0] : words.at(-1);
    return first === undefined ? null : passageOf(text, first.start, first.end);
  }
  const chosen = words.filter(({ start, end }) => end > now.start && start < now.end);
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (extend) {
    const to = step === "next" ? (words.find(({ start }) => start >= now.end) ?? last) : (chosen.at(-2) ?? first);
    return passageOf(text, first.start, to.end);
  }
  const to =
    step === "next"
      ? (words.find(({ start }) => start >= now.end) ?? last)
      : (words.findLast(({ end }) => end <= now.start) ?? first);
  return passageOf(text, to.start, to.end);
}

/** Finds words in scripts without spaces too. */
function wordsIn(text: string): { start: number; end: number }[] {
  const words = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text);
  return [...words].flatMap(({ index, segment, isWordLike }) =>
    isWordLike === true ? [{ start: index, end: index + segment.length }] : [],
  );
}
