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

/**
 * Bytes of rows that repeat content which is there, for each byte of those that bring some. Words are stored twice when their writer brings them after
 * somebody else did (R3b); more of it only takes time at each reading, and a thousand times the same row is a small file.
 */
const mostRepeated = 2;

/** A byte of what a row has beside its text is looked at by itself, and a row by as many bytes' worth; text is passed over. */
const [rowWork, textBytesPerWork] = [32, 16];

/** What is left of the work that reading the histories of one file may be: about 50 ns each. */
export class ReadingWork {
  constructor(private left: number) {}

  /** The most that can be read with what is left: bytes in all, bytes beside text, and rows. */
  get most(): { bytes: number; besideText: number; rows: number } {
    return { bytes: textBytesPerWork * this.left, besideText: this.left, rows: this.left / rowWork };
  }

  /** @returns false when more than is left would be needed */
  spend(bytes: number, textBytes: number): boolean {
    this.left -= rowWork + bytes - textBytes + textBytes / textBytesPerWork;
    return this.left >= 0;
  }
}

/** @param rows all rows, in order */
export function isPossibleHistory(
  rows: readonly Pick<StoredRow, "bytes">[],
  kind: DocumentKind,
  work = new ReadingWork(Infinity),
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
      if (!cost.add(bytes) || cost.isDear || repeated > mostRepeated * fresh) isFine = false;
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
