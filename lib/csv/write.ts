/** T14, T15, Q34: rows as CSV that spreadsheets open and do not run. */
import Papa from "papaparse";

export type CsvCell = string | number | null;

/** A CSV file begins with it, so that spreadsheets read it as UTF-8. */
export const byteOrderMark = "\uFEFF";

/**
 * Where a cell may begin in a text. Many spreadsheets split at semicolons; a quote then stands in mid-cell and counts for nothing, and a line break
 * in the text begins a row.
 */
const begin = String.raw`(?<=^|[,;\t\r\n\u2028\u2029])`;
/** What a spreadsheet would run, after blanks and quotes that it may skip. Excel takes the full-width signs too. */
const formula = String.raw`(?:['"]|[^\S\t\r\n\u2028\u2029])*[=+\-@＝＋－＠]`;
/** A text that begins with one of these is guarded whatever follows. */
const breaks = String.raw`'*[\t\r\n]`;

const unguarded = new RegExp(`^(?=${breaks})|${begin}(?=${formula})`, "g");
/** Apostrophes count as skipped, so that one more or less changes nothing: taking one away always gives the text back. */
const guarded = new RegExp(`^'(?=${breaks})|${begin}'(?=${formula})`, "g");

/** An apostrophe in front makes a spreadsheet show a formula as text. */
const guardCell = (cell: CsvCell): CsvCell => (typeof cell === "string" ? cell.replace(unguarded, "'") : cell);

/** A cell as it was before `writeCsvRows`. */
export function readGuardedCell(cell: string): string {
  return cell.replace(guarded, "");
}

/** Each row ends with CRLF. Numbers stay numbers. */
export function writeCsvRows(rows: readonly (readonly CsvCell[])[]): string {
  if (rows.length === 0) return "";
  const newline = "\r\n";
  const quotes = (cell: CsvCell) => typeof cell === "string" && /[;\t]/.test(cell);
  return (
    Papa.unparse(
      rows.map((row) => row.map(guardCell)),
      { newline, quotes },
    ) + newline
  );
}

/** A whole file that spreadsheets open by a double click. */
export function writeCsvFile(rows: readonly (readonly CsvCell[])[]): string {
  return byteOrderMark + writeCsvRows(rows);
}
