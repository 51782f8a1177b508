/** Lists and classes for tests of the comparison (T15). */
import { lookKeys } from "@/lib/features/people/joining/look-alikes";
import { decodeFile } from "@/lib/csv/decode-file";
import { readTable } from "@/lib/csv/read-table";
import { isHeading, recogniseColumns } from "@/lib/features/arranging/students/rules/roster-columns";
import {
  compareRoster,
  type Proposal,
  type RosterStudent,
} from "@/lib/features/arranging/students/rules/roster-comparison";
import {
  isNoStudentName,
  toNaturalOrder,
  toRosterRows,
  type RosterRecord,
  type RosterRow,
} from "@/lib/features/arranging/students/rules/roster-rows";

/** A student of a class, by default on its roster. */
export const student = (name: string, more: Partial<RosterStudent> = {}): RosterStudent => ({
  id: `id of ${name}`,
  name,
  section: "",
  schoolId: "",
  email: "",
  onRoster: true,
  ...more,
});
/** A row as `toRosterRows` returns it. */
export const row = (written: string, record: RosterRecord = {}, line = 1): RosterRow => {
  const name = toNaturalOrder(written);
  return { line, name, record, unread: [], ...(name === written ? {} : { written: [written] }) };
};
/** Parses a file as the page does for a class of these students. */
export const rowsOf = (text: string, students: readonly RosterStudent[]): RosterRow[] => {
  const file = decodeFile(Buffer.from(text));
  const table = readTable(file.kind === "text" ? file.text : "", isHeading);
  if (table.kind !== "table") throw new Error(table.why);
  const called = students.map(({ name }) => name).filter(isNoStudentName);
  return toRosterRows(table.rows, recogniseColumns(table.rows), called).rows;
};
/** What is proposed for each row. */
export const proposed = (rows: RosterRow[], students: RosterStudent[]): Proposal[] =>
  compareRoster(rows, students, lookKeys).map(({ proposal }) => proposal);
