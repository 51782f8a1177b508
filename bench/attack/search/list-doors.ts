/** Tables that a teacher picks: a list of students (T15), and a gradebook (T14), which its page reads on the teacher's device. */
import * as fc from "fast-check";
import { fillGradebook, openGradebook, studentLines, valuesOf } from "@/components/exporting/gradebook/gradebook-file";
import { lookKeys } from "@/lib/features/people/joining/look-alikes";
import { decodeFile } from "@/lib/csv/decode-file";
import { readTable } from "@/lib/csv/read-table";
import { isHeading, recogniseColumns } from "@/lib/features/arranging/students/rules/roster-columns";
import { compareRoster, type RosterStudent } from "@/lib/features/arranging/students/rules/roster-comparison";
import { maxRosterRows, toRosterRows } from "@/lib/features/arranging/students/rules/roster-rows";
import { decimalSign, findGradebookColumns, matchNames } from "@/lib/features/exporting/rules/gradebook";
import { ownProcessorMs, type Door, type Shape } from "./shape";

const nameOf = (n: number) => `${["Ada", "Ben", "Chioma", "Dmitri"][n % 4] ?? ""} ${(n * 7_919).toString(36)}`;
const students: RosterStudent[] = Array.from({ length: 40 }, (_, n) => ({
  id: String(n),
  name: nameOf(n),
  section: "",
  schoolId: String(1_000 + n),
  email: `${n}@example.org`,
  onRoster: true,
}));

const heads = fc.constantFrom("Name,Student ID,Email", "Student,Essay (12)", "First name;Surname;Group", "sep=;", "");
const cells = fc.constantFrom<((n: number, length: number) => string)[]>(
  (n) => nameOf(n),
  () => nameOf(1),
  (n, length) => `Ada ${"a".repeat(length)}${n}`,
  (n, length) => `A B ${"a ".repeat(length / 2)}${n}`,
  (_, length) => "é".repeat(length),
  (_, length) => " ".repeat(length),
  (_, length) => `1,1${" ".repeat(length)}x`,
  (_, length) => `"${'""'.repeat(length / 2)}"`,
  (_, length) => `"${",\n".repeat(length / 2)}`,
  (n) => String(1_000 + n),
  (n) => `${n}@example.org`,
);

/** Rows of `columns` cells, each of `letters` letters; Infinity: as many as there are bytes. */
const regular = fc
  .tuple(
    heads,
    fc.constantFrom(",", ";", "\t"),
    fc.array(cells, { minLength: 1, maxLength: 3 }),
    fc.constantFrom(1, 3, 290, Infinity),
    fc.constantFrom(0, 12, 190, 1_900, Infinity),
  )
  .map(([head, separator, kinds, columns, letters]): Shape<string> => ({
    description: `"${head}", ${kinds.map((kind) => JSON.stringify(kind(1, 4))).join(separator)}: ${columns} cells of ${letters}`,
    make: (bytes) => {
      const rows: string[] = [head];
      for (let [length, n] = [0, 0]; length < bytes; n++) {
        const row: string[] = [];
        for (let size = 0; row.length < columns && length + size < bytes;) {
          const kind = kinds[row.length % kinds.length];
          const cell = kind?.(n, Math.min(letters, bytes)) ?? "";
          row.push(cell);
          size += cell.length + 1;
        }
        const line = row.join(separator);
        rows.push(line);
        length += line.length + 1;
      }
      return rows.join("\n");
    },
  }));

const signs = fc.constantFrom('"', '""', ",", ";", "\t", "\n", "\r", "a", " ", "\u2028", "é", '",', '"\n');
const irregular = fc.tuple(heads, signs, signs, signs).map(([head, one, two, three]): Shape<string> => ({
  description: `"${head}", then ${JSON.stringify(one + two + three)}…`,
  make: (bytes) => `${head}\n${(one + two + three).repeat(bytes / (one + two + three).length)}`,
}));

const tables = fc
  .oneof({ weight: 2, arbitrary: regular }, irregular)
  .map(({ description, make }) => ({ description, make: (bytes: number) => new TextEncoder().encode(make(bytes)) }));

const door = (most: number) => ({
  shapes: tables,
  base: 50,
  least: 8 * 1024,
  most,
  sizeOf: ({ length }: Uint8Array) => length,
  processorMs: ownProcessorMs,
});

export function rosterDoor(most: number): Door<Uint8Array> {
  return {
    ...door(most),
    name: "rosters",
    handle: async (bytes, step) => {
      let rows: string[][] = [];
      await step("a list's table", () => {
        const file = decodeFile(bytes);
        const table = file.kind === "text" ? readTable(file.text, isHeading) : null;
        if (table?.kind === "table") rows = table.rows;
      });
      if (rows.length === 0) return;
      await step("a list's comparison", () => {
        const read = toRosterRows(rows, recogniseColumns(rows));
        compareRoster(read.rows.slice(0, maxRosterRows), students, lookKeys);
      });
    },
  };
}

export function gradebookDoor(most: number): Door<Uint8Array> {
  return {
    ...door(most),
    name: "gradebooks",
    handle: async (bytes, step) => {
      let opened = openGradebook(new Uint8Array());
      await step("a gradebook's table", () => (opened = openGradebook(bytes)));
      if (opened.kind !== "table") return;
      const { file } = opened;
      await step("a gradebook's names", () => {
        const columns = findGradebookColumns(valuesOf(file.table));
        const lines = studentLines(file.table, columns);
        matchNames(
          lines.map(({ name }) => name),
          students,
        );
        decimalSign(lines.flatMap(({ row }) => (file.table.rows[row] ?? []).map(({ value }) => value)));
        fillGradebook(file, columns.assignments[0] ?? 0, new Map(lines.map(({ row }) => [row, "12"])));
      });
    },
  };
}
