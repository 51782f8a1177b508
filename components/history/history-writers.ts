import type { HistoryMark, HistoryPerson } from "@/lib/document-format/replay/history-people";
import type { PlayableHistory } from "./fetch-history";

export interface PlacedMark extends HistoryMark {
  /** How many rows there were by then. */
  moment: number;
}

/** Finds each mark's moment by its time; marks before the first row are left out. */
export function placeMarks(marks: readonly HistoryMark[], rows: PlayableHistory["rows"]): PlacedMark[] {
  return marks
    .map((mark) => ({ ...mark, moment: rows.findLastIndex(({ time }) => time <= mark.at) + 1 }))
    .filter(({ moment }) => moment > 0);
}

/** The person behind each of the rows' authors. One whom the page does not know has left the class. */
export function writersOf(
  { authors }: Pick<PlayableHistory, "authors">,
  people: readonly HistoryPerson[],
): HistoryPerson[] {
  return authors.map(
    (id) =>
      people.find(({ authorIds }) => authorIds.includes(id)) ?? {
        authorIds: [id],
        name: null,
        colourIndex: people.length,
      },
  );
}
