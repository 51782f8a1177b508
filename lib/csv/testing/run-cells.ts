/** T14: how a spreadsheet may take the cells of a file. */
import Papa from "papaparse";

/** No text of a test has it: quotes count for nothing. */
const none = "\u001f";

/** Cells that would be run, whatever the file is split at, and whether quotes count or not. A number is none. */
export function listRunCells(file: string): string[] {
  const text = file.replace(/^\uFEFF/, "");
  const cells = [",", ";", "\t"].flatMap((delimiter) =>
    ["\r\n", "\n", "\r"].flatMap((newline) =>
      ['"', none].flatMap((quoteChar) =>
        Papa.parse<string[]>(text, { delimiter, newline: newline as "\n", quoteChar }).data.flat(),
      ),
    ),
  );
  return cells.filter((cell) => {
    const start = cell.replace(/^["\s]+/, "");
    return /^[=+\-@＝＋－＠]/.test(start) && !/^-\d+(?:[,\r\n]|$)/.test(start);
  });
}
