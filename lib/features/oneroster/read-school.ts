/** A school's OneRoster file, from its bytes to its classes (T15). */
import { setImmediate } from "node:timers/promises";
import Papa from "papaparse";
import { decodeFile } from "@/lib/csv/decode-file";
import { AppError } from "@/lib/errors/errors";
import { readZip } from "./read-zip";
import {
  readSchool,
  schoolFiles,
  type FileFault,
  type ListedClass,
  type SchoolFileName,
  type TableRow,
} from "./rules/school-file";

/** @throws AppError `oneroster-zip…`, `oneroster-no-file`, `oneroster-no-text` */
export async function readSchoolFile(
  bytes: Uint8Array,
  now: Date,
): Promise<{ classes: readonly ListedClass[]; faults: readonly FileFault[] }> {
  const files = await readZip(bytes, schoolFiles);
  const tables = {} as Record<SchoolFileName, readonly TableRow[]>; // each is set below
  for (const name of schoolFiles) {
    const file = files.get(name);
    if (file === undefined) throw new AppError("oneroster-no-file", { file: name });
    tables[name] = readTable(file, name);
    // Parsing takes some milliseconds for each megabyte: other requests have their turn in between.
    await setImmediate();
  }
  return readSchool(tables, now.toISOString().slice(0, 10));
}

function readTable(bytes: Uint8Array, file: SchoolFileName): TableRow[] {
  const decoded = decodeFile(bytes);
  if (decoded.kind !== "text") throw new AppError("oneroster-no-text", { file });
  const { data, errors } = Papa.parse<string[]>(decoded.text, { delimiter: "," });
  const broken = new Set(errors.map(({ row }) => row));
  let line = 1;
  return data.flatMap((cells, at) => {
    const row = { line, cells, isBroken: broken.has(at) };
    line += 1 + cells.reduce((sum, cell) => sum + (cell.includes("\n") ? cell.split("\n").length - 1 : 0), 0);
    return cells.some((cell) => cell.trim() !== "") ? [row] : [];
  });
}
