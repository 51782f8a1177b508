/** S2: how fast a student has gone through the sections of the lesson, for the teacher; it is never a mark. */

export interface ReadingPace {
  /** How many sections the time is of: all but the first that was finished, whose beginning nobody knows. */
  sections: number;
  seconds: number;
  /** How many of them took less than a quarter of their reading time, so that they were hardly read. */
  rushed: number;
}

/** @param finishedAt instants in ISO form, by section. null: fewer than two are known. */
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
