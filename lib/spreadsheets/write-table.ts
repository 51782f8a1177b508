import Papa from "papaparse";
import { runs } from "./formula-guard";

/** T14: rows as a CSV file that spreadsheets open by a double click: UTF-8 with its mark, and no cell that they would run. */
export function writeTable(rows: readonly (readonly (string | number | null)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
  return `\uFEFF${Papa.unparse(cells, { newline: "\r\n", escapeFormulae: runs })}\r\n`;
}
