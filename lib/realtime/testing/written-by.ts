import { loadAllRows } from "@/db/testing/all-rows";
import { worksheetFields } from "@/lib/document-format/fields";
import { HistoryReader, runsAt } from "@/lib/document-format/replay/history";

/** A field of a worksheet as the history shows it at the end: runs of text, each with its author's id. */
export async function writtenBy(
  documentId: string,
  field = "title",
): Promise<(readonly [author: string | undefined, text: string])[]> {
  const reader = new HistoryReader(worksheetFields);
  for (const row of await loadAllRows(documentId)) reader.add(row);
  const { authors, rows, fields } = reader.finish();
  return runsAt(fields[field] ?? [], rows.length).map(({ author, text }) => [authors[author], text] as const);
}
