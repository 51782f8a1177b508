import { loadAllRows } from "./all-rows";
import { worksheetFields } from "@/lib/sync/format/fields";
import { HistoryReader, runsAt } from "@/lib/sync/format/replay/history";

/** Runs of text, each with its author's id. */
type Runs = (readonly [author: string | undefined, text: string])[];

/** Reads the history of a worksheet's document. @returns the runs of a field as the history shows them at the end */
export async function readAuthors(documentId: string): Promise<(field: string) => Runs> {
  const reader = new HistoryReader(worksheetFields);
  for (const row of await loadAllRows(documentId)) reader.add(row);
  const { authors, rows, fields } = reader.finish();
  return (field) =>
    runsAt(fields[field] ?? [], rows.length).map(({ author, text }) => [authors[author], text] as const);
}

/** The runs of one field. */
export async function writtenBy(documentId: string, field = "title"): Promise<Runs> {
  return (await readAuthors(documentId))(field);
}
