/** What some authors typed in one document, by its whole history (B10). */
import { documentFields, type DocumentKind } from "@/lib/sync/format/fields";
import type { StoredRow } from "@/lib/sync/format/stored-rows";
import { HistoryReader, runsAt } from "./history";

export interface Typed {
  /** How often something of theirs was stored, and when first and last (ISO 8601). */
  times: number;
  first: string | null;
  last: string | null;
  /** Their words that are in the document now, by field. */
  words: Record<string, string[]>;
}

export function typedBy(authorIds: readonly string[], rows: readonly StoredRow[], kind: DocumentKind): Typed {
  const reader = new HistoryReader(documentFields[kind]);
  for (const row of rows) reader.add(row);
  const history = reader.finish();
  const own = rows.filter(({ author }) => authorIds.includes(author));
  const day = (row: StoredRow | undefined) => (row === undefined ? null : new Date(row.time).toISOString());
  const words = Object.fromEntries(
    Object.entries(history.fields).map(([field, pieces]) => [
      field,
      runsAt(pieces, rows.length).flatMap(({ author, text }) =>
        authorIds.includes(history.authors[author] ?? "") ? [text] : [],
      ),
    ]),
  );
  return { times: own.length, first: day(own[0]), last: day(own.at(-1)), words };
}
