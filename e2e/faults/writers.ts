import { pool } from "@/db/client";
import { loadAllRows } from "@/lib/sync/testing/all-rows";
import { worksheetFields } from "@/lib/sync/format/fields";
import { HistoryReader, runsAt } from "@/lib/sync/format/replay/history";

/** Loads the author of each letter in a worksheet's texts from the worksheet's history (T13). */
export async function loadLetterAuthors(worksheetId: string): Promise<Map<string, string>> {
  const reader = new HistoryReader(worksheetFields);
  const found = await pool().query<{ id: string }>(
    "select id from documents where worksheet_id = $1 order by epoch desc limit 1",
    [worksheetId],
  );
  for (const { id } of found.rows) for (const row of await loadAllRows(id)) reader.add(row);
  const { authors, rows, fields } = reader.finish();
  const runs = worksheetFields.flatMap((field) => runsAt(fields[field] ?? [], rows.length));
  return new Map(
    runs.flatMap(({ author, text }) => [...text].map((letter) => [letter, authors[author] ?? ""] as const)),
  );
}
