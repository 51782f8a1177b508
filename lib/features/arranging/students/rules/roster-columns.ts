/** Recognises a list's columns in exports of Canvas, Moodle and Google Classroom, and in teachers' own lists (T15). */
export const columnKinds = ["name", "first", "last", "id", "section", "email", "ignore"] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** Headings of each kind in folded form. The first heading that a list has is taken; other columns of that kind are ignored. */
const headings: Record<Exclude<ColumnKind, "ignore">, readonly string[]> = {
  name: ["name", "full name", "student name", "student", "students", "pupil", "learner", "display name", "names"],
  first: ["first name", "firstname", "given name", "given names", "forename", "first"],
  last: ["last name", "lastname", "surname", "family name", "last"],
  // In Canvas "ID" is Canvas's own number, and "SIS User ID" the school's.
  id: ["sis user id", "student id", "id number", "student number", "school id", "sis id", "pupil id", "id"],
  section: ["section", "sections", "class group", "group", "groups", "class", "period", "homeroom", "form"],
  email: ["email address", "email", "e mail", "e mail address", "student email", "school email", "sis login id"],
};
const kinds = Object.keys(headings) as (keyof typeof headings)[]; // keys of our own object

/** Folds a heading, so that "E-Mail Address " and "email_address" are equal. */
function fold(cell: string): string {
  return cell
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export function isHeading(cell: string): boolean {
  const heading = fold(cell);
  return kinds.some((kind) => headings[kind].includes(heading));
}

export interface RosterColumns {
  /** The row of the headings; null when every row is a student. */
  heading: number | null;
  columns: ColumnKind[];
}

/** How many rows may stand above the headings. */
const aboveHeadings = 10;

/** Finds the headings and the kind of each column. Without headings, guesses the kinds from the cells. */
export function recogniseColumns(rows: readonly (readonly string[])[]): RosterColumns {
  const width = Math.max(1, ...rows.map(({ length }) => length));
  const known = rows.slice(0, aboveHeadings).map((cells) => cells.filter(isHeading).length);
  const most = Math.max(0, ...known);
  if (most === 0) return { heading: null, columns: guessColumns(rows, width) };
  const heading = known.indexOf(most);
  const folded = Array.from({ length: width }, (_, at) => fold(rows[heading]?.[at] ?? ""));
  const columns = folded.map((): ColumnKind => "ignore");
  for (const kind of kinds) {
    const found = headings[kind]
      .map((one) => folded.indexOf(one))
      .find((at) => at !== -1 && isOfKind(kind, rows, heading, at));
    if (found !== undefined) columns[found] = kind;
  }
  // Separate first and last names are more precise than a name in one cell.
  if (columns.includes("first") && columns.includes("last"))
    return { heading, columns: columns.map((kind) => (kind === "name" ? "ignore" : kind)) };
  return { heading, columns };
}

/** A login column counts as email only if at least half of its cells are emails, since in some schools logins are account names. */
function isOfKind(kind: ColumnKind, rows: readonly (readonly string[])[], heading: number, at: number): boolean {
  if (kind !== "email") return true;
  const cells = rows.slice(heading + 1).flatMap((row) => (row[at]?.trim() ? [row[at]] : []));
  return cells.length === 0 || cells.filter((cell) => cell.includes("@")).length * 2 >= cells.length;
}

function guessColumns(rows: readonly (readonly string[])[], width: number): ColumnKind[] {
  const isMostly = (at: number, isSo: (cell: string) => boolean) => {
    const cells = rows.flatMap((row) => (row[at]?.trim() ? [row[at]] : []));
    return cells.length > 0 && cells.filter(isSo).length * 10 >= cells.length * 9;
  };
  const all = Array.from({ length: width }, (_, at) => at);
  const named = all.filter((at) => isMostly(at, (cell) => /\p{L}/u.test(cell) && !/[\d@]/.test(cell)));
  const [first, second] = named;
  const columns = all.map((at): ColumnKind => (isMostly(at, (cell) => cell.includes("@")) ? "email" : "ignore"));
  // Lists without headings often read "Adler,Ben". If the first column has names of several words, the second one is likely a class group.
  if (first !== undefined && second === first + 1 && !isMostly(first, (cell) => /\p{L}\s+\p{L}/u.test(cell))) {
    columns[first] = "last";
    columns[second] = "first";
  } else columns[first ?? 0] = "name";
  return columns;
}
