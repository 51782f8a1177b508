import type { HistoryMark, HistoryPerson } from "@/lib/sync/format/replay/history-people";
import { momentAt } from "@/lib/sync/format/replay/moment-at";
import { largeInsertions } from "@/lib/sync/format/replay/large-insertions";
import type { PlayableHistory } from "./fetch-history";

export interface PlacedMark extends Omit<HistoryMark, "kind"> {
  kind: HistoryMark["kind"] | "inserted";
  /** How many words were inserted at once. */
  words: number;
  /** The number of rows at the time of the mark. */
  moment: number;
}

/** Finds each mark's moment by its time; marks before the first row are left out. */
export function placeMarks(marks: readonly HistoryMark[], rows: PlayableHistory["rows"]): PlacedMark[] {
  return marks
    .map((mark) => ({ ...mark, words: 0, moment: momentAt(rows, mark.at) }))
    .filter(({ moment }) => moment > 0);
}

/** Marks the rows that inserted much text at once (T13). `authors` are the people, by index of the author. */
export function placeInsertions(
  { rows, pieces }: Pick<PlayableHistory, "rows" | "pieces">,
  authors: readonly HistoryPerson[],
): PlacedMark[] {
  return largeInsertions({ fields: pieces }).map(({ row, author, words }) => ({
    kind: "inserted",
    at: rows[row]?.time ?? 0,
    who: authors[author]?.name ?? null,
    words,
    moment: row + 1,
  }));
}

/** The person behind each author of the rows. An author whom the page does not know has left the class. */
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
