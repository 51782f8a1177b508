/** The cells of a CSV text with their positions, so that some can be replaced while everything else stays the same (T14). */

export interface Cell {
  /** The text that a CSV reader gets. */
  value: string;
  /** The cell's range in the text, including its quotes. */
  start: number;
  end: number;
  quoted: boolean;
}

export const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

export interface CsvTable {
  text: string;
  delimiter: Delimiter;
  /** Without empty lines. Rows may have different lengths. */
  rows: Cell[][];
}

const quote = '"';

/** Uses the delimiter that gives most of the first rows the same number of cells, more than one. */
export function readCsv(text: string): CsvTable {
  const tables = delimiters.map((delimiter) => ({ text, delimiter, rows: readRows(text, delimiter) }));
  const [best] = tables.sort((a, b) => evenness(b.rows) - evenness(a.rows));
  return best ?? { text, delimiter: ",", rows: [] };
}

function evenness(rows: readonly Cell[][]): number {
  const some = rows.slice(0, 30);
  const counts = new Map<number, number>();
  for (const { length } of some) counts.set(length, (counts.get(length) ?? 0) + 1);
  return Math.max(0, ...[...counts].map(([cells, times]) => (cells > 1 ? (times / some.length) * 1_000 + cells : 0)));
}

/** Reads like spreadsheets: a quote is special only at the start of a cell, and text after a closing quote belongs to the cell. */
function readRows(text: string, delimiter: Delimiter): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let at = 0;
  while (at < text.length) {
    const cell = readCell(text, at, delimiter);
    row.push(cell);
    at = cell.end;
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      row.push({ value: "", start: at, end: at, quoted: false });
    }
    at += text.startsWith("\r\n", at) ? 2 : 1;
    if (row.length > 1 || row[0]?.value !== "") rows.push(row);
    row = [];
  }
  return rows;
}

function readCell(text: string, start: number, delimiter: Delimiter): Cell {
  const quoted = text[start] === quote;
  let at = start;
  let value = "";
  if (quoted) {
    at += 1;
    for (;;) {
      const close = text.indexOf(quote, at);
      if (close === -1) return { value: value + text.slice(at), start, end: text.length, quoted };
      value += text.slice(at, close);
      at = close + 1;
      if (text[at] !== quote) break;
      value += quote;
      at += 1;
    }
  }
  const rest = at;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\r" && text[at] !== "\n") at += 1;
  return { value: value + text.slice(rest, at), start, end: at, quoted };
}

/** Replaces cells. A value is quoted if the cell was quoted or the value needs quotes. Everything else stays the same. */
export function replaceCells(
  { text, delimiter }: Pick<CsvTable, "text" | "delimiter">,
  values: readonly { cell: Cell; value: string }[],
): string {
  let from = 0;
  const parts: string[] = [];
  for (const { cell, value } of [...values].sort((a, b) => a.cell.start - b.cell.start)) {
    const needsQuotes = cell.quoted || value.includes(delimiter) || /["\r\n]/.test(value);
    parts.push(text.slice(from, cell.start), needsQuotes ? quote + value.replaceAll(quote, '""') + quote : value);
    from = cell.end;
  }
  return parts.join("") + text.slice(from);
}
