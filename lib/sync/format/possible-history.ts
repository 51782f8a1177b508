/** Whether a server of ours can have stored a document's rows that a file contains: other rows could take minutes to read, at every load (T14). */
import { documentFields, type DocumentKind } from "./fields";
import { readTexts, type DocumentTexts } from "./document-texts";
import { MergeCost } from "./merge-cost";
import { missingContent, takeInOrder } from "./row-order";
import { maxDocumentBytes } from "./size";
import type { StoredRow } from "./stored-rows";
import { checkUpdate, hasOrderedDeletions } from "./update-check";

/**
 * Most rows that come before the content that they build on. Such rows exist where a process ended with rows that no other had (R13): a team types so
 * many in minutes. Yjs takes four seconds for them in the thread, or the page, that reads a history.
 */
export const mostEarlyRows = 5_000;

/** Two processes that did not receive each other's rows may each have filled the document (R12). */
const mostText = 2 * maxDocumentBytes;

/**
 * Most bytes of rows that repeat known content, for each byte of rows with new content. Text is stored twice when its writer sends it after somebody
 * else did (R3b). More repeats only take time at each reading, and the same row a thousand times is a small file.
 */
const mostRepeated = 2;

/** Work: 1 for each byte beside text, `rowWork` more for each row, and 1 for each `textBytesPerWork` bytes of text, which are skipped. */
const [rowWork, textBytesPerWork] = [32, 16];

/** The work that is left for reading the histories of one file: a unit takes about 50 ns. */
export class ReadingBudget {
  constructor(private left: number) {}

  /** The most that can be read with what is left: bytes in all, bytes beside text, and rows. */
  get most(): { bytes: number; besideText: number; rows: number } {
    return { bytes: textBytesPerWork * this.left, besideText: this.left, rows: this.left / rowWork };
  }

  /** @returns false when this needs more work than is left */
  spend(bytes: number, textBytes: number): boolean {
    this.left -= rowWork + bytes - textBytes + textBytes / textBytesPerWork;
    return this.left >= 0;
  }
}

/** @param rows all rows, in order */
export function isPossibleHistory(
  rows: readonly Pick<StoredRow, "bytes">[],
  kind: DocumentKind,
  work = new ReadingBudget(Infinity),
): boolean {
  const clocks = new Map<number, number>();
  const clockOf = (client: number) => clocks.get(client) ?? 0;
  const cost = new MergeCost(documentFields[kind]);
  let [isFine, textBytes, fresh, repeated, last, early] = [true, 0, 0, 0, -1, 0];
  const left = takeInOrder(rows, {
    shapeOf: ({ bytes }) => {
      if (!isFine) return null;
      const shape = checkUpdate(bytes, documentFields[kind], work.most.besideText);
      if (typeof shape !== "string" && hasOrderedDeletions(shape) && work.spend(bytes.length, shape.textBytes))
        return shape;
      isFine = false;
      return null;
    },
    missing: (shape) => missingContent(shape, clockOf),
    take: ({ bytes }, shape, at) => {
      if (shape.sections.some(({ client, from }) => from < clockOf(client))) repeated += bytes.length;
      else fresh += bytes.length;
      if (!cost.add(bytes) || cost.isTooCostly || repeated > mostRepeated * fresh) isFine = false;
      for (const { client, to } of shape.sections) clocks.set(client, Math.max(to, clockOf(client)));
      textBytes += shape.textBytes;
      if (at < last) early += 1;
      last = Math.max(last, at);
    },
  });
  if (!isFine || early + left.length > mostEarlyRows) return false;
  // Only text that is left counts here, since much of what was typed may have been deleted.
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

function bytesOf(texts: DocumentTexts[DocumentKind]): number {
  return Object.values<string>({ ...texts }).reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
}
