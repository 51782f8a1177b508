/** How fast a student went through the lesson's sections. It is for the teacher, and never a mark (S2). */

export interface ReadingPace {
  /** How many sections the time covers: all but the first finished one, whose start is unknown. */
  sections: number;
  seconds: number;
  /** How many of them took less than a quarter of their reading time, so they were hardly read. */
  rushed: number;
}

/**
 * @param finishedAt ISO instants by section
 * @returns null when fewer than two are known
 */
export function readingPace(
  finishedAt: Readonly<Record<string, string>>,
  minutesOf: (sectionId: string) => number,
): ReadingPace | null {
  const finished = Object.entries(finishedAt)
    .map(([id, at]) => ({ id, at: Date.parse(at) }))
    .sort((a, b) => a.at - b.at);
  const first = finished[0];
  const last = finished.at(-1);
  if (first === undefined || last === undefined || finished.length < 2) return null;
  const rushed = finished.slice(1).filter(({ id, at }, n) => at - (finished[n]?.at ?? at) < minutesOf(id) * 15_000);
  return { sections: finished.length - 1, seconds: Math.round((last.at - first.at) / 1000), rushed: rushed.length };
}
