/** T15: the students that a list names, from its rows and the kinds of its columns. */
import { nameFault, nameKey, tidyName } from "@/lib/rules/joining/names";
import { emailFault } from "@/lib/rules/signing-in/emails";
import type { ColumnKind, RosterColumns } from "./roster-columns";

/** What a list says of a student beside the name. */
export const recordFields = ["section", "schoolId", "email"] as const;
export type RecordField = (typeof recordFields)[number];
/** A field that is missing: the list has no such column. "": its cell is empty. */
export type RosterRecord = Partial<Record<RecordField, string>>;

export const longestRecord: Record<RecordField, number> = { section: 60, schoolId: 60, email: 254 };

export interface RosterRow {
  /** The row of the list, from 1. */
  line: number;
  name: string;
  /** The name as the list has it, where that is with a number in front or in another order; first as it stands. */
  written?: string[];
  record: RosterRecord;
  /** Fields whose cell can't be stored; they stay as they are. */
  unread: RecordField[];
}

/** The most lines of a list that are compared. A class has at most 500 students. */
export const maxRosterRows = 1_000;

export interface RosterRows {
  rows: RosterRow[];
  /** Names of rows that are no students, such as the points that are possible. */
  leftOut: string[];
}

const fieldOf: Partial<Record<ColumnKind, RecordField>> = { id: "schoolId", section: "section", email: "email" };

/** Names of rows that gradebooks have and that are no students. */
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

/** Whether gradebooks have a row of this name that is no student. Somebody may be called so. */
export const isNoStudentName = (name: string): boolean => noStudents.includes(name.toLowerCase());

/** The class as a list with headings: what `toRosterRows` reads again. */
export function toRosterTable(
  students: readonly ({ name: string } & Readonly<Record<RecordField, string>>)[],
): string[][] {
  return [
    ["Name", "Student ID", "Section", "Email"],
    ...students.map(({ name, schoolId, section, email }) => [name, schoolId, section, email]),
  ];
}

/** @param called names of students of the class that would be no students (`isNoStudentName`) */
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
  // A spreadsheet has rounded the ID: 1.23457E+11. Many students may have that one.
  return field !== "schoolId" || !/^\d([.,]\d+)?E\+\d+$/i.test(value);
}

const isNamed = ({ email = "" }: RosterRecord) => email.includes("@");

/** "3. Malik" and "12) Ines" are numbered lists; "3. -" has no name behind the number. */
function withoutNumber(name: string): string {
  const rest = name.replace(/^\d{1,3}[.)]\s+/, "");
  return nameFault(rest) === null ? rest : name;
}

const suffix = /^(jr|sr|i{1,3}|iv|v)\.?$/i;

/** "Adler, Ben" is Ben Adler, and "King, Martin, Jr." is Martin King Jr. */
export function toNaturalOrder(name: string): string {
  const parts = name.split(",").map((part) => part.trim());
  const suffixes = parts.filter((part) => suffix.test(part));
  const names = parts.filter((part) => part !== "" && !suffix.test(part));
  if (names.length !== 2) return name;
  return [...names.reverse(), ...suffixes].join(" ");
}

/** Whether a row can be stored. */
export function isStorable({ name, record }: Pick<RosterRow, "name" | "record">): boolean {
  return nameFault(name) === null && recordFields.every((field) => isRecord(field, record[field] ?? ""));
}
