/** OneRoster files for tests, as a school's administration writes them. */
import Papa from "papaparse";
import { zip } from "@/lib/process/zip";

export type Table = readonly (readonly string[])[];

export interface SchoolFile {
  "manifest.csv": Table;
  "users.csv": Table;
  "classes.csv": Table;
  "enrollments.csv": Table;
}

export interface TestUser {
  id: string;
  given: string;
  family: string;
  email?: string;
  number?: string;
}
export interface TestClass {
  id: string;
  title: string;
  /** Ids of users. */
  teachers: readonly string[];
  students: readonly string[];
}

export const manifest: Table = [
  ["propertyName", "value"],
  ["manifest.version", "1.0"],
  ["oneroster.version", "1.1"],
  ["file.users", "bulk"],
  ["file.classes", "bulk"],
  ["file.courses", "absent"],
  ["file.enrollments", "bulk"],
];

/** The tables with the columns of version 1.1. */
export function schoolTables(users: readonly TestUser[], classes: readonly TestClass[]): SchoolFile {
  const enrollments = classes.flatMap(({ id, teachers, students }) => [
    ...teachers.map((user) => [`${id}-${user}-t`, "", "", id, "school", user, "teacher", "true", "", ""]),
    ...students.map((user) => [`${id}-${user}-s`, "", "", id, "school", user, "student", "", "", ""]),
  ]);
  return {
    "manifest.csv": manifest,
    "users.csv": [
      "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email".split(
        ",",
      ),
      ...users.map(({ id, given, family, email = "", number = "" }) => [
        id,
        "",
        "",
        "true",
        "school",
        "student",
        id,
        "",
        given,
        family,
        "",
        number,
        email,
      ]),
    ],
    "classes.csv": [
      "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds".split(
        ",",
      ),
      ...classes.map(({ id, title }) => [id, "", "", title, "09", "course", "", "scheduled", "", "school", "term"]),
    ],
    "enrollments.csv": [
      "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate".split(
        ",",
      ),
      ...enrollments,
    ],
  };
}

export const csvOf = (table: Table): string => Papa.unparse(table.map((row) => [...row]));

/** A ZIP file of these texts by their names. */
export async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const archived = Object.entries(files).map(([name, content]) => ({ name, pieces: [Buffer.from(content)] }));
  const pieces: Uint8Array[] = [];
  for await (const piece of zip(archived, new Date(0))) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

export function zipSchool(tables: SchoolFile): Promise<Uint8Array> {
  return zipOf(Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, csvOf(table as Table)])));
}
