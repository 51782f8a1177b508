/** T14, T15, Q34: rows as CSV that spreadsheets open and do not run. */
import Papa from "papaparse";

export type CsvCell = string | number | null;

/** A CSV file begins with it, so that spreadsheets read it as UTF-8. */
export const byteOrderMark = "\uFEFF";

/**
 * Text that a spreadsheet would run as a formula: Excel takes the full-width signs too. It gets an apostrophe in front, which spreadsheets show as
 * text. Text with apostrophes before such a sign gets one more, so that taking one away always gives the text back.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A cell as it was before `writeCsvRows`. */
export function readGuardedCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

/** Each row ends with CRLF. Numbers stay numbers. */
export function writeCsvRows(rows: readonly (readonly CsvCell[])[]): string {
  if (rows.length === 0) return "";
  const newline = "\r\n";
  return Papa.unparse(rows as CsvCell[][], { newline, escapeFormulae: formula }) + newline; // papaparse only reads them
}

/** A whole file that spreadsheets open by a double click. */
export function writeCsvFile(rows: readonly (readonly CsvCell[])[]): string {
  return byteOrderMark + writeCsvRows(rows);
}
