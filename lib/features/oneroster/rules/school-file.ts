/** The tables of a school's OneRoster file (CSV binding 1.1 and 1.2, bulk) as classes with their teachers and students (T15). */
import { emailFault, tidyEmail } from "@/lib/auth/rules/emails";
import { nameFault, tidyName } from "@/lib/features/people/joining/rules/names";

/** The files that are read. Others that a school may send, such as courses and results, are not needed. */
export const schoolFiles = ["manifest.csv", "users.csv", "classes.csv", "enrollments.csv"] as const;
export type SchoolFileName = (typeof schoolFiles)[number];

export interface TableRow {
  /** The line in the file where the row begins, from 1. */
  line: number;
  cells: readonly string[];
  /** A quote is not closed, or text follows it, so that the cells are a guess. */
  isBroken?: boolean;
}
/** A file's rows, with the headings as the first. */
export type SchoolTables = Readonly<Record<SchoolFileName, readonly TableRow[]>>;

/** The most rows of each file, and the most characters of an id. */
export const schoolLimits = {
  rows: { "manifest.csv": 100, "users.csv": 20_000, "classes.csv": 5_000, "enrollments.csv": 40_000 },
  id: 255,
} as const;

/** What is wrong with a file, and where. Each code is a message under `teacher.oneroster.faults`. */
export interface FileFault {
  code:
    | "column"
    | "version"
    | "delta"
    | "rows"
    | "quotes"
    | "cells"
    | "empty"
    | "long"
    | "twice"
    | "nothing"
    | "value"
    | "name";
  file: SchoolFileName;
  line: number;
  column: string;
  value: string;
}

export interface ListedPerson {
  sourcedId: string;
  name: string;
  /** "" when the file has none that can be stored. */
  email: string;
  /** The school's number for the person; without one, `sourcedId`. */
  schoolId: string;
}

export interface ListedClass {
  sourcedId: string;
  name: string;
  teachers: readonly ListedPerson[];
  students: readonly ListedPerson[];
}

/** The most faults that are named. */
export const mostFaults = 20;

/** Reads the tables. `classes` is complete only without faults. @param today as in 2026-09-01: earlier enrollments have ended */
export function readSchool(
  tables: SchoolTables,
  today: string,
): { classes: readonly ListedClass[]; faults: readonly FileFault[] } {
  const faults: FileFault[] = [];
  const add = (file: SchoolFileName) => (code: FileFault["code"], line: number, column: string, value: string) => {
    faults.push({ code, file, line, column, value: value.slice(0, 80) });
  };
  readManifest(tables["manifest.csv"], add("manifest.csv"));
  const users = readRows(tables["users.csv"], "users.csv", ["givenName", "familyName"], add("users.csv"));
  const classes = readRows(tables["classes.csv"], "classes.csv", ["title"], add("classes.csv"));
  const enrollments = readRows(
    tables["enrollments.csv"],
    "enrollments.csv",
    ["classSourcedId", "userSourcedId", "role"],
    add("enrollments.csv"),
  );
  const [byUser, byClass] = [byId(users), byId(classes)];
  const people = new Map<Row, ListedPerson>();
  const found = new Map<Row, { teachers: Set<ListedPerson>; students: Set<ListedPerson> }>();
  for (const row of classes) if (row.isActive) found.set(row, { teachers: new Set(), students: new Set() });
  const fault = add("enrollments.csv");
  for (const row of enrollments) {
    const { line, cell } = row;
    const [inClass, user] = [byClass.get(cell("classSourcedId")), byUser.get(cell("userSourcedId"))];
    if (inClass === undefined) fault("nothing", line, "classSourcedId", cell("classSourcedId"));
    else if (user === undefined) fault("nothing", line, "userSourcedId", cell("userSourcedId"));
    const role = cell("role").toLowerCase();
    if (!roles.has(role) && !role.startsWith("ext:")) fault("value", line, "role", cell("role"));
    const end = cell("endDate");
    if (end !== "" && !/^\d{4}-\d{2}-\d{2}/.test(end)) fault("value", line, "endDate", end);
    const members = inClass === undefined ? undefined : found.get(inClass);
    const hasEnded = end !== "" && end.slice(0, 10) < today;
    if (members === undefined || user?.isActive !== true || !row.isActive || hasEnded) continue;
    if (role !== "teacher" && role !== "student") continue;
    let person = people.get(user);
    if (person === undefined) people.set(user, (person = readPerson(user, add("users.csv"))));
    members[role === "teacher" ? "teachers" : "students"].add(person);
  }
  const listed = [...found].map(([row, { teachers, students }]): ListedClass => {
    const name = tidyName(row.cell("title"));
    if (nameFault(name) !== null) add("classes.csv")(name === "" ? "empty" : "name", row.line, "title", name);
    return { sourcedId: row.cell("sourcedId"), name, teachers: [...teachers], students: [...students] };
  });
  const place = ({ file, line }: FileFault) => schoolFiles.indexOf(file) * 1e9 + line;
  return { classes: listed, faults: faults.sort((a, b) => place(a) - place(b)) };
}

const roles = new Set(["teacher", "student", "administrator", "proctor", "aide", "parent", "guardian", "relative"]);

type AddFault = (code: FileFault["code"], line: number, column: string, value: string) => void;

interface Row {
  line: number;
  /** The tidied cell of the column; "" without such a column. */
  cell: (column: string) => string;
  isActive: boolean;
}

/** Rows with an id that no earlier row has. Of a table that lacks a column or is too long, none. */
function readRows(
  [headings, ...rows]: readonly TableRow[],
  file: Exclude<SchoolFileName, "manifest.csv">,
  required: readonly string[],
  fault: AddFault,
): Row[] {
  const columns = new Map((headings?.cells ?? []).map((cell, at) => [tidyName(cell).toLowerCase(), at]));
  const missing = ["sourcedId", ...required].filter((column) => !columns.has(column.toLowerCase()));
  for (const column of missing) fault("column", headings?.line ?? 1, column, "");
  const most = schoolLimits.rows[file];
  if (rows.length > most) fault("rows", rows[most]?.line ?? 1, "", String(most));
  if (missing.length > 0 || rows.length > most) return [];
  const seen = new Set<string>();
  const width = headings?.cells.length ?? 0;
  return rows.flatMap(({ line, cells, isBroken = false }) => {
    const cell = (column: string) => tidyId(cells[columns.get(column.toLowerCase()) ?? -1] ?? "");
    const id = cell("sourcedId");
    const empty = ["sourcedId", ...required].find((column) => !named.has(column) && cell(column) === "");
    if (isBroken) fault("quotes", line, "", "");
    else if (cells.slice(width).some((each) => each.trim() !== "")) fault("cells", line, "", "");
    else if (empty !== undefined) fault("empty", line, empty, "");
    else if (id.length > schoolLimits.id) fault("long", line, "sourcedId", id);
    else if (seen.has(id)) fault("twice", line, "sourcedId", id);
    else {
      seen.add(id);
      return [{ line, cell, isActive: readActive(cell, line, fault) }];
    }
    return [];
  });
}

/** A fault in a name is named only where the name is needed. */
const named = new Set(["givenName", "familyName", "title"]);

/** Ids and other short cells, without what the database cannot store. */
const tidyId = (cell: string) => cell.replaceAll("\0", "").trim();

function readActive(cell: Row["cell"], line: number, fault: AddFault): boolean {
  const [status, enabled] = [cell("status").toLowerCase(), cell("enabledUser").toLowerCase()];
  if (!["", "active", "inactive", "tobedeleted"].includes(status)) fault("value", line, "status", cell("status"));
  if (!["", "true", "false", "1", "0"].includes(enabled)) fault("value", line, "enabledUser", cell("enabledUser"));
  return (status === "" || status === "active") && enabled !== "false" && enabled !== "0";
}

function readPerson({ line, cell }: Row, fault: AddFault): ListedPerson {
  const given = cell("preferredGivenName") || cell("givenName");
  const family = cell("preferredFamilyName") || cell("familyName");
  const name = tidyName(`${given} ${family}`);
  if (nameFault(name) !== null) fault(name === "" ? "empty" : "name", line, "givenName", name);
  const email = tidyEmail(cell("email"));
  const sourcedId = cell("sourcedId");
  return { sourcedId, name, email: emailFault(email) === null ? email : "", schoolId: cell("identifier") || sourcedId };
}

function readManifest(rows: readonly TableRow[], fault: AddFault): void {
  if (rows.length > schoolLimits.rows["manifest.csv"])
    return fault("rows", 1, "", String(schoolLimits.rows["manifest.csv"]));
  const said = new Map(rows.map(({ line, cells: [name = "", value = ""] }) => [tidyName(name), { line, value }]));
  const version = said.get("oneroster.version");
  if (version === undefined || !/^1\.[12](\.\d+)*$/.test(version.value.trim()))
    fault("version", version?.line ?? 1, "oneroster.version", version?.value ?? "");
  for (const part of ["users", "classes", "enrollments"]) {
    const mode = said.get(`file.${part}`);
    if (mode?.value.trim().toLowerCase() !== "bulk") fault("delta", mode?.line ?? 1, `file.${part}`, mode?.value ?? "");
  }
}

const byId = (rows: readonly Row[]) => new Map(rows.map((row) => [row.cell("sourcedId"), row]));
