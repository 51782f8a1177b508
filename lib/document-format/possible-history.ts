/** T14: whether a document's rows in a file can have been stored by a server of ours: others could take it minutes to read, at every load. */
import { documentFields, type DocumentKind, type NotesTexts, type WorksheetTexts } from "./fields";
import { readTexts } from "./document-texts";
import { MergeCost } from "./merge-cost";
import { missingContent, takeInOrder } from "./row-order";
import { maxDocumentBytes } from "./size";
import type { StoredRow } from "./stored-rows";
import { checkUpdate, hasOrderedDeletions } from "./update-check";

/**
 * Rows that come before what they stand on. They are there where a process ended with rows that no other had (R13): so many are what a team types
 * in minutes. Yjs takes four seconds for them in the thread, or the page, that reads a history.
 */
export const mostEarlyRows = 5_000;

/** R12: each of two processes that did not hear of each other may have let the last of it in. */
const mostText = 2 * maxDocumentBytes;

/** @param rows all rows, in order */
export function isPossibleHistory(rows: readonly Pick<StoredRow, "bytes">[], kind: DocumentKind): boolean {
  const clocks = new Map<number, number>();
  const clockOf = (client: number) => clocks.get(client) ?? 0;
  const cost = new MergeCost(documentFields[kind]);
  let [isFine, textBytes, last, early] = [true, 0, -1, 0];
  const left = takeInOrder(rows, {
    shapeOf: ({ bytes }) => {
      const shape = checkUpdate(bytes, documentFields[kind]);
      if (typeof shape === "string" || !hasOrderedDeletions(shape)) isFine = false;
      return isFine && typeof shape !== "string" ? shape : null;
    },
    missing: (shape) => missingContent(shape, clockOf),
    take: ({ bytes }, shape, at) => {
      if (!cost.add(bytes) || cost.isDear) isFine = false;
      for (const { client, to } of shape.sections) clocks.set(client, Math.max(to, clockOf(client)));
      textBytes += shape.textBytes;
      if (at < last) early += 1;
      last = Math.max(last, at);
    },
  });
  if (!isFine || early + left.length > mostEarlyRows) return false;
  // Much of what was typed may have been deleted.
  return (
    textBytes <= mostText ||
    bytesOf(
      readTexts(
        rows.map(({ bytes }) => bytes),
        kind,
      ),
    ) <= mostText
  );
}

function bytesOf(texts: WorksheetTexts | NotesTexts): number {
  return Object.values<string>({ ...texts }).reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
}
