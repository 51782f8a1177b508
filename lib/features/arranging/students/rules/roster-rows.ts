/** Reads the students of a list from its rows, once the kinds of its columns are known (T15). */
import { nameFault, nameKey, tidyName } from "@/lib/features/people/joining/rules/names";
import { emailFault } from "@/lib/auth/rules/emails";
import type { ColumnKind, RosterColumns } from "./roster-columns";

/** The fields of a student in a list, besides the name. */
export const recordFields = ["section", "schoolId", "email"] as const;
export type RecordField = (typeof recordFields)[number];
/** A missing field means that the list has no such column; "" means that the cell is empty. */
export type RosterRecord = Partial<Record<RecordField, string>>;

export const longestRecord: Record<RecordField, number> = { section: 60, schoolId: 60, email: 254 };

export interface RosterRow {
  /** The row number in the list, from 1. */
  line: number;
  name: string;
  /** The name as the list writes it, if that differs: with a number in front, or in another order. The unchanged form is first. */
  written?: string[];
  record: RosterRecord;
  /** Fields whose cells cannot be stored. The student's values stay as they are. */
  unread: RecordField[];
}

/** The most lines of a list that are compared. A class has at most 500 students. */
export const maxRosterRows = 1_000;

export interface RosterRows {
  rows: RosterRow[];
  /** Names of rows that are no students, such as "Points Possible". */
  leftOut: string[];
}

const fieldOf: Partial<Record<ColumnKind, RecordField>> = { id: "schoolId", section: "section", email: "email" };

/** Names of rows that gradebooks contain and that are no students. */
const noStudents = [
  "points possible",
  "manual posting",
  "student, test",
  "test student",
  "test, student",
  "date",
  "points",
  "class average",
  "average",
  "overall average",
];

/** Whether a gradebook uses this name for a row that is no student. A student may still have that name. */
export const isNoStudentName = (name: string): boolean => noStudents.includes(name.toLowerCase());

/** The class as a table with headings, which `toRosterRows` can read again. */
export function toRosterTable(
  students: readonly ({ name: string } & Readonly<Record<RecordField, string>>)[],
): string[][] {
  return [
    ["Name", "Student ID", "Section", "Email"],
    ...students.map(({ name, schoolId, section, email }) => [name, schoolId, section, email]),
  ];
}

/**
 * Reads rows into students.
 * @param called names of students in the class who would otherwise be left out by `isNoStudentName`
 */
export function toRosterRows(
  table: readonly (readonly string[])[],
  { heading, columns }: RosterColumns,
  called: readonly string[] = [],
): RosterRows {
  const found: RosterRows = { rows: [], leftOut: [] };
  const inClass = new Set(called.map(nameKey));
  for (const [at, cells] of table.entries()) {
    if (heading !== null && at <= heading) continue;
    const cell = (kind: ColumnKind) => tidyName(cells[columns.indexOf(kind)] ?? "");
    const joined = tidyName(`${cell("first")} ${cell("last")}`);
    const own = joined || cell("name");
    const { record, unread } = readRecord(columns, cell);
    const unnumbered = joined || withoutNumber(own);
    const name = joined || toNaturalOrder(unnumbered);
    if (name === "" && Object.values(record).every((value) => value === "")) continue;
    const isStudent = isNamed(record) || inClass.has(nameKey(own)) || inClass.has(nameKey(name));
    if (isNoStudentName(own) && !isStudent) {
      found.leftOut.push(name);
      continue;
    }
    const written = [...new Set([own, unnumbered])].filter((one) => one !== name);
    found.rows.push({ line: at + 1, name, record, unread, ...(written.length === 0 ? {} : { written }) });
  }
  return found;
}

function readRecord(
  columns: readonly ColumnKind[],
  cell: (kind: ColumnKind) => string,
): Pick<RosterRow, "record" | "unread"> {
  const read: Pick<RosterRow, "record" | "unread"> = { record: {}, unread: [] };
  for (const kind of columns) {
    const field = fieldOf[kind];
    if (field === undefined) continue;
    const value = cell(kind);
    if (isRecord(field, value)) read.record[field] = value;
    else read.unread.push(field);
  }
  return read;
}

function isRecord(field: RecordField, value: string): boolean {
  if (value.length > longestRecord[field]) return false;
  if (field === "email") return value === "" || emailFault(value) === null;
  // A spreadsheet has rounded the ID, as in 1.23457E+11, so several students may share it.
  return field !== "schoolId" || !/^\d([.,]\d+)?E\+\d+$/i.test(value);
}

const isNamed = ({ email = "" }: RosterRecord) => email.includes("@");

/** Removes the number of a numbered list, as in "3. Malik" and "12) Ines". "3. -" has no name after the number, so it stays. */
function withoutNumber(name: string): string {
  const rest = name.replace(/^\d{1,3}[.)]\s+/, "");
  return nameFault(rest) === null ? rest : name;
}

const suffix = /^(jr|sr|i{1,3}|iv|v)\.?$/i;

/** "Adler, Ben" becomes "Ben Adler", and "King, Martin, Jr." becomes "Martin King Jr." */
export function toNaturalOrder(name: string): string {
  const parts = name.split(",").map((part) => part.trim());
  const suffixes = parts.filter((part) => suffix.test(part));
  const names = parts.filter((part) => part !== "" && !suffix.test(part));
  if (names.length !== 2) return name;
  return [...names.reverse(), ...suffixes].join(" ");
}

/** Whether name and fields of a row are valid. */
export function isStorable({ name, record }: Pick<RosterRow, "name" | "record">): boolean {
  return nameFault(name) === null && recordFields.every((field) => isRecord(field, record[field] ?? ""));
}
