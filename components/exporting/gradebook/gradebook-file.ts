/** Reads a gradebook file, matches it and fills it in. The file does not leave the device (T14). */
import { readCsv, replaceCells, type CsvTable } from "@/lib/csv/cells";
import { decodeText, type DecodedText } from "@/lib/csv/decode";
import { decodeFile, type DecodedFile } from "@/lib/csv/decode-file";
import { encodeText } from "@/lib/csv/encode";
import { isNoStudent, type GradebookColumns } from "@/lib/features/exporting/rules/gradebook";

export interface GradebookFile {
  decoded: DecodedText;
  table: CsvTable;
}

export type OpenedGradebook =
  | { kind: "table"; file: GradebookFile }
  /** `no-table`: the file is no table, or could not be written back the same. */
  | { kind: "no-table" | "too-big" | Exclude<DecodedFile["kind"], "text"> };

/** No course has more students. A limit, because the name of each row is compared with everybody in the class. */
const mostRows = 3_000;

export function openGradebook(bytes: Uint8Array): OpenedGradebook {
  const { kind } = decodeFile(bytes);
  if (kind !== "text") return { kind };
  const decoded = decodeText(bytes);
  const back = encodeText(decoded);
  const isSame = back.length === bytes.length && back.every((byte, at) => byte === bytes[at]);
  const table = readCsv(decoded.text);
  if (table.rows.length > mostRows) return { kind: "too-big" };
  const isTable = isSame && table.rows.some((row) => row.length > 1);
  return isTable ? { kind: "table", file: { decoded, table } } : { kind: "no-table" };
}

export const valuesOf = ({ rows }: CsvTable) => rows.map((row) => row.map(({ value }) => value));

export interface StudentLine {
  /** Index among the rows of the file. */
  row: number;
  name: string;
}

/** The rows below the head that name a student. */
export function studentLines({ rows }: CsvTable, { head, name, first }: GradebookColumns): StudentLine[] {
  return rows.flatMap((cells, row) => {
    if (row <= head || name === null) return [];
    const own = cells[name]?.value ?? "";
    const full = first === null ? own : `${cells[first]?.value ?? ""} ${own}`.trim();
    return isNoStudent(full) ? [] : [{ row, name: full }];
  });
}

/** The file with these cells of a column replaced, otherwise the same byte for byte. A row too short for the column stays the same. */
export function fillGradebook(
  { decoded, table }: GradebookFile,
  column: number,
  values: ReadonlyMap<number, string>,
): Uint8Array<ArrayBuffer> {
  const filled = [...values].flatMap(([row, value]) => {
    const cell = table.rows[row]?.[column];
    return cell === undefined ? [] : [{ cell, value }];
  });
  return encodeText({ ...decoded, text: replaceCells(table, filled) });
}
