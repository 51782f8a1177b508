import type { HistoryMark, HistoryPerson } from "@/lib/document-format/replay/history-people";
import type { ReadHistory } from "./fetch-history";

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
export function authorsOf(
  { authors }: Pick<ReadHistory, "authors">,
  people: readonly HistoryPerson[],
): HistoryPerson[] {
  return authors.map(
    (id) =>
      people.find(({ authorIds }) => authorIds.includes(id)) ?? { authorIds: [id], name: null, place: people.length },
  );
}
