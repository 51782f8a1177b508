import { useState } from "react";
import {
  decimalSign,
  findGradebookColumns,
  formatFill,
  isPartialPoints,
  matchNames,
  type FilledValue,
  type GradebookColumns,
  type RowMatch,
} from "@/lib/features/exporting/rules/gradebook";
import type { StudentPoints } from "@/lib/features/exporting/rules/points";
import { readPickedFile, type PickedFile } from "@/lib/csv/picked-file";
import { saveFile } from "@/components/exporting/use-download";
import {
  fillGradebook,
  openGradebook,
  studentLines,
  valuesOf,
  type GradebookFile,
  type OpenedGradebook,
} from "./gradebook-file";

export interface GradedStudent {
  id: string;
  name: string;
  given: StudentPoints | null;
}

export interface FilledLine extends Omit<RowMatch, "kind"> {
  /** How the student was found, or `chosen` by the teacher. */
  kind: RowMatch["kind"] | "chosen";
  row: number;
  name: string;
  /** The value of the column now. null when the row has no such cell. */
  before: string | null;
  /** The value afterwards. null leaves the cell as it is. */
  after: string | null;
  /** The student's value for the column. null without a value. */
  value: string | null;
  /** The value covers only some of the criteria, so it is filled in only when the teacher ticks the row. */
  ofPart: boolean;
  given: StudentPoints | null;
}

interface Opened {
  name: string;
  file: GradebookFile;
  columns: GradebookColumns;
  column: number | null;
  fillWith: FilledValue;
  /** By row, the student whom the teacher chose instead. null for nobody. */
  chosen: ReadonlyMap<number, string | null>;
  /** Rows that are filled in although their value covers only some of the criteria. */
  ticked: ReadonlySet<number>;
}

type GradebookFault = Exclude<(OpenedGradebook | PickedFile)["kind"], "table" | "bytes">;

/** The teacher's file, with the student of each row and the values that fill the column. Nothing of the file is sent (T14). */
export function useGradebook(students: readonly GradedStudent[]) {
  const [opened, setOpened] = useState<Opened | { fault: GradebookFault } | null>(null);

  async function open(given: File) {
    const read = await readPickedFile(given);
    const answer = read.kind === "bytes" ? openGradebook(read.bytes) : read;
    if (answer.kind !== "table") return setOpened({ fault: answer.kind });
    const { file } = answer;
    const columns = findGradebookColumns(valuesOf(file.table));
    const column = columns.assignments[0] ?? null;
    setOpened({ name: given.name, file, columns, column, fillWith: "points", ...nothingChosen });
  }

  if (opened === null) return { state: "none", open } as const;
  if ("fault" in opened) return { state: "refused", fault: opened.fault, open } as const;

  const change = (more: Partial<Opened>) => setOpened({ ...opened, ...more });
  const lines = linesOf(opened, students);
  return {
    state: "opened",
    open,
    name: opened.name,
    columns: opened.columns,
    column: opened.column,
    what: opened.fillWith,
    heads: valuesOf(opened.file.table)[opened.columns.head] ?? [],
    lines,
    setColumns: (columns: Partial<GradebookColumns>) =>
      change({ columns: { ...opened.columns, ...columns }, ...nothingChosen }),
    setColumn: (column: number) => change({ column }),
    setWhat: (what: FilledValue) => change({ fillWith: what }),
    choose: (row: number, studentId: string | null) =>
      change({ chosen: new Map([...opened.chosen, [row, studentId]]), ticked: without(opened.ticked, row) }),
    tick: (row: number, on: boolean) =>
      change({ ticked: on ? new Set([...opened.ticked, row]) : without(opened.ticked, row) }),
    save: () => {
      const values = new Map(lines.flatMap(({ row, after }) => (after === null ? [] : [[row, after] as const])));
      saveFile(new Blob([fillGradebook(opened.file, opened.column ?? -1, values)]), opened.name);
    },
  } as const;
}

const nothingChosen: Pick<Opened, "chosen" | "ticked"> = { chosen: new Map(), ticked: new Set() };

const without = (rows: ReadonlySet<number>, row: number) => new Set([...rows].filter((other) => other !== row));

function linesOf(
  { file, columns, column, fillWith: what, chosen, ticked }: Opened,
  students: readonly GradedStudent[],
): FilledLine[] {
  const found = studentLines(file.table, columns);
  const matches = matchNames(
    found.map(({ name }) => name),
    students,
  );
  const cells = (row: number) => (column === null ? undefined : file.table.rows[row]?.[column]);
  const sign = decimalSign(found.flatMap(({ row }) => (file.table.rows[row] ?? []).map(({ value }) => value)));
  return found.map(({ row, name }, at) => {
    const match = matches[at] ?? { studentId: null, kind: "none" as const };
    const kind = chosen.get(row);
    const studentId = kind === undefined ? match.studentId : kind;
    const given = students.find(({ id }) => id === studentId)?.given ?? null;
    const before = cells(row)?.value ?? null;
    const value = before === null ? null : formatFill(given, what, sign);
    const isPartial = value !== null && given !== null && isPartialPoints(given, what);
    return {
      row,
      name,
      studentId,
      kind: kind === undefined ? match.kind : kind === null ? "none" : "chosen",
      before,
      after: isPartial && !ticked.has(row) ? null : value,
      value,
      ofPart: isPartial,
      given,
    };
  });
}
