/** The parts of a table of the export (T14). */
import type { Tx } from "@/db/client";
import type { ActivityRow } from "@/lib/activity/queries/activity";
import { findMode, type Lesson } from "@/lib/content/lesson";
import type { CsvCell } from "@/lib/csv/write";
import type { Phase } from "@/lib/activity/rules/phases";
import type { ActivityRole } from "@/lib/activity/rules/access";
import type { Rubric } from "@/lib/features/cases/reviewing/rules/rubric";
import type en from "@/messages/en.json";

type ColumnName = keyof typeof en.exporting.columns;
type ValueName = keyof typeof en.exporting.values;

/** The words of a table's heads and cells, from `exporting.columns`, `exporting.values` and `app.phases`. */
export interface TableWords {
  column: (name: ColumnName) => string;
  value: (name: ValueName) => string;
  phase: (name: Phase) => string;
}

export interface TableContext {
  tx: Tx;
  activity: ActivityRow;
  lesson: Lesson;
  rubric: Rubric;
  words: TableWords;
  /** The exporting teacher; each person's long work runs one at a time. */
  teacherId: string;
  role: ActivityRole;
}

export interface Column<Row> {
  /** `text` is shown as it is: the name of a criterion. */
  head: ColumnName | { text: string };
  cell: (row: Row, context: TableContext) => CsvCell;
}

/** A table of the export: one row for each key, in the order of the keys. */
export interface ExportTable {
  may: (who: ActivityRole) => boolean;
  listKeys: (context: TableContext) => Promise<string[]>;
  heads: (context: TableContext) => string[];
  /** Reads a bounded number of rows at a time. */
  readRows: (context: TableContext, keys: readonly string[]) => AsyncGenerator<CsvCell[][], void, undefined>;
}

interface TableParts<Row> extends Pick<ExportTable, "may" | "listKeys"> {
  load: (context: TableContext, keys: readonly string[]) => Promise<readonly Row[]>;
  /** Splits the keys into groups that are loaded at once; by default of 200. */
  split?: (keys: readonly string[]) => (readonly string[])[];
  columns: (context: TableContext) => readonly Column<Row>[];
}

export function defineTable<Row>({
  may,
  listKeys,
  load,
  split = byHundreds,
  columns: own,
}: TableParts<Row>): ExportTable {
  const columns = (context: TableContext) => [...own(context), ...ofImport(context)];
  return {
    may,
    listKeys,
    heads: (context) =>
      columns(context).map(({ head }) => (typeof head === "string" ? context.words.column(head) : head.text)),
    readRows: async function* (context, keys) {
      const cells = columns(context).map(({ cell }) => cell);
      for (const some of split(keys))
        yield (await load(context, some)).map((row) => cells.map((cell) => cell(row, context)));
    },
  };
}

/** When an imported activity was imported, because everything before that time is what the file said. */
function ofImport({ activity: { importedAt } }: TableContext): readonly Column<unknown>[] {
  return importedAt === null ? [] : [{ head: "imported", cell: () => timeCell(importedAt) }];
}

const rowsAtOnce = 200;

function byHundreds(keys: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(keys.length / rowsAtOnce) }, (_, place) =>
    keys.slice(place * rowsAtOnce, (place + 1) * rowsAtOnce),
  );
}

/** UTC, in the form that spreadsheets read as a time. */
export function timeCell(at: Date | null): string | null {
  return at === null ? null : at.toISOString().slice(0, 19).replace("T", " ");
}

export function yesCell(is: boolean, { words }: TableContext): string {
  return words.value(is ? "yes" : "no");
}

export function modeCell(mode: string | null, { lesson }: TableContext): string | null {
  return mode === null ? null : (findMode(lesson, mode)?.name ?? mode);
}
