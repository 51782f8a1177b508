/** Reads rows and cells from text: CSV with commas, semicolons or tabs, cells pasted from a spreadsheet, or one value a line. */
import Papa from "papaparse";
import { readGuardedCell } from "./write";

/** The largest table that is read. A larger one is refused. */
export const tableLimits = { bytes: 5 * 1024 * 1024, rows: 5_000, columns: 300, cell: 2_000 } as const;

export type ReadTable =
  | { kind: "table"; rows: string[][] }
  | { kind: "refused"; why: "empty" | "too-many-rows" | "too-many-columns" | "long-cell"; row: number };

const separators = ["\t", ";", ","] as const;
/** No text contains this character, so each line is one cell. */
const none = "\u001f";

/**
 * Reads a text as rows of cells, and leaves out empty rows. The separator is found by the headings that `isHeading` knows; without any, it is the one
 * that splits all lines into equally many cells.
 */
export function readTable(text: string, isHeading: (cell: string) => boolean): ReadTable {
  const { separator, body } = namedSeparator(unifyLines(text));
  const sample = body.slice(0, 20_000);
  const rows = parse(body, separator ?? findSeparator(sample, isHeading)).filter((cells) => cells.some(isFilled));
  if (rows.length === 0) return { kind: "refused", why: "empty", row: 0 };
  if (rows.length > tableLimits.rows) return { kind: "refused", why: "too-many-rows", row: rows.length };
  const wide = rows.findIndex((cells) => cells.length > tableLimits.columns);
  if (wide !== -1) return { kind: "refused", why: "too-many-columns", row: wide + 1 };
  const long = rows.findIndex((cells) => cells.some((cell) => cell.length > tableLimits.cell));
  if (long !== -1) return { kind: "refused", why: "long-cell", row: long + 1 };
  return { kind: "table", rows: rows.map((cells) => cells.map(readGuardedCell)) };
}

const isFilled = (cell: string) => cell.trim() !== "";

const unifyLines = (text: string) => text.replace(/^\uFEFF/, "").replace(/\r\n?|[\u2028\u2029]/g, "\n");

/** Parses `sep=;`, a first line that Excel writes. */
function namedSeparator(text: string): { separator: string | null; body: string } {
  const [line, separator = null] = /^sep=(.)\n/.exec(text) ?? [""];
  return { separator, body: text.slice(line.length) };
}

function parse(text: string, delimiter: string): string[][] {
  const options = { delimiter, newline: "\n" } as const;
  const { data, errors } = Papa.parse<string[]>(text, options);
  // An unclosed quote would put all following lines into one cell, so quotes are then read as ordinary letters.
  return errors.some(({ code }) => code === "MissingQuotes" || code === "InvalidQuotes")
    ? Papa.parse<string[]>(text, { ...options, quoteChar: none }).data
    : data;
}

function findSeparator(sample: string, isHeading: (cell: string) => boolean): string {
  const found = separators.map((separator) => {
    const rows = parse(sample, separator).filter((cells) => cells.some(isFilled));
    const known = rows.slice(0, 10).map((cells) => cells.filter(isHeading).length);
    const headings = Math.max(0, ...known);
    // A heading that is alone in its line means a single column: commas below it belong to names, as in "Adler, Ben".
    const isOneColumn = separator === "," && headings === 1 && rows[known.indexOf(1)]?.length === 1;
    return { separator, headings, even: isEven(rows) && !isOneColumn };
  });
  const known = found.reduce((best, one) => (one.headings > best.headings ? one : best));
  if (known.headings > 1) return known.separator;
  return found.find(({ even }) => even)?.separator ?? (known.headings === 1 ? known.separator : none);
}

/** Whether nine of ten rows have the same number of cells, more than one. The last row is ignored, because the sample may cut it. */
function isEven(rows: readonly string[][]): boolean {
  const widths = rows.slice(0, Math.max(1, rows.length - 1)).map(({ length }) => length);
  const has = (width: number) => widths.filter((other) => other === width).length >= widths.length * 0.9;
  return [...new Set(widths)].some((width) => width > 1 && has(width));
}
