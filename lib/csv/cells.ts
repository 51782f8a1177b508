/** T14: the cells of a CSV text with where each stands in it, so that some can be replaced and all else stays as it is. */

export interface Cell {
  /** What a reader takes it for. */
  value: string;
  /** The range in the text, with its quotes. */
  start: number;
  end: number;
  quoted: boolean;
}

export const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

export interface CsvTable {
  text: string;
  delimiter: Delimiter;
  /** Without empty lines; rows may have different lengths. */
  rows: Cell[][];
}

const quote = '"';

/** With the delimiter by which most of its first rows have the same number of cells, and more than one. */
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

/** As spreadsheets read it: a quote opens quotes only at the begin of a cell; what follows a closing one belongs to the cell. */
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

/** Replaces cells by values, each in the quotes it had, or in new ones if it needs them. Nothing else changes. */
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
