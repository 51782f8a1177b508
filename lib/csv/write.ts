/** Writes rows as CSV in such a way that spreadsheets do not run any cell as a formula (T14, T15, Q34). */
import Papa from "papaparse";

export type CsvCell = string | number | null;

/** At the start of a CSV file, it makes spreadsheets read UTF-8. */
export const byteOrderMark = "\uFEFF";

/**
 * Matches where a spreadsheet may start a cell within a text. Many split at semicolons; a quote is then in mid-cell and has no effect, and a line
 * break in the text starts a row.
 */
const begin = String.raw`(?<=^|[,;\t\r\n\u2028\u2029])`;
/** Matches what a spreadsheet would run, after blanks and quotes that it may skip. Excel also accepts the full-width signs. */
const formula = String.raw`(?:['"]|[^\S\t\r\n\u2028\u2029])*[=+\-@＝＋－＠]`;
/** A text that starts with one of these is always guarded. */
const breaks = String.raw`'*[\t\r\n]`;

const unguarded = new RegExp(`^(?=${breaks})|${begin}(?=${formula})`, "g");
/** Skips apostrophes too, so that another apostrophe changes nothing, and removing one always restores the text. */
const guarded = new RegExp(`^'(?=${breaks})|${begin}'(?=${formula})`, "g");

/** With an apostrophe in front a spreadsheet shows a formula as text. */
const guardCell = (cell: CsvCell): CsvCell => (typeof cell === "string" ? cell.replace(unguarded, "'") : cell);

/** Restores a cell as it was before `writeCsvRows`. */
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

/** A complete file that spreadsheets open on a double click. */
export function writeCsvFile(rows: readonly (readonly CsvCell[])[]): string {
  return byteOrderMark + writeCsvRows(rows);
}
