import type { ReadHistory } from "./read-history";

/** Someone who wrote in it. */
export interface HistoryPerson {
  /** As rows have them: two for someone who joined twice and was merged. */
  authorIds: readonly string[];
  /** null: has left the class. */
  name: string | null;
  /** Decides the hue, and the line under the words. */
  place: number;
}

/** A moment that matters. */
export interface HistoryMark {
  kind: "handIn" | "takenBack" | "returned" | "joined" | "left" | "restored" | "undone";
  /** Milliseconds since 1970. */
  at: number;
  /** A name; null for one who has left, and where nobody is named. */
  who: string | null;
}

export interface PlacedMark extends HistoryMark {
  /** How many rows were there by then. */
  moment: number;
}

/** By the time of each; those of before the first word are left out. */
export function placeMarks(marks: readonly HistoryMark[], rows: ReadHistory["rows"]): PlacedMark[] {
  return marks
    .map((mark) => ({ ...mark, moment: rows.findLastIndex(({ time }) => time <= mark.at) + 1 }))
    .filter(({ moment }) => moment > 0);
}

/** Of each author of the rows, the person; someone whom the page does not know has left. */
export function authorsOf({ authors }: Pick<ReadHistory, "authors">, people: readonly HistoryPerson[]): HistoryPerson[] {
  return authors.map((id) => people.find(({ authorIds }) => authorIds.includes(id)) ?? { authorIds: [id], name: null, place: people.length });
}
