/** Reads a teacher's own gradebook file (Canvas, Moodle or any table): where its names are, and which student each row is (T14). */
import {
  isNearName,
  plainName,
  shareLetters,
  sortedWords,
  type PlainName,
} from "@/lib/features/people/classes/rules/near-names";
import { nameKey } from "@/lib/features/people/joining/rules/names";
import { isFullyMarked, type StudentPoints } from "./points";

export interface GradebookColumns {
  /** The row with the headings. */
  head: number;
  /** The name's column. `first`: the given name's column, if it has one of its own. */
  name: number | null;
  first: number | null;
  /** Columns of assignments, which can take points. The likeliest come first. */
  assignments: number[];
}

/** Headings for names, as Canvas, Moodle and spreadsheets in some languages write them. */
const fullNames =
  /^(?:student|student name|name|full name|learner|schüler(?:in)?|vollständiger name|nom complet|nombre completo)$/i;
const firstNames = /^(?:first ?name|given name|vorname|prénom|nombre)$/i;
const lastNames = /^(?:last ?name|surname|family name|nachname|nom(?: de famille)?|apellido(?:\(?s\)?)?)$/i;
/** Columns of a gradebook that are no assignments. */
const never =
  /^(?:id|sis user id|sis login id|sis id|integration id|root account|section|identifier|status|id number|id-nummer|username|email(?: address)?|e-mail-adresse|institution|department|groups?|last modified.*|last downloaded.*|maximum grade|grade can be changed|(?:.* )?(?:current|final|unposted) (?:score|grade|points))$/i;
const moodleAssignment = /\((?:real|percentage|punkte)\)$|^grade$|^bewertung$/i;
const canvasAssignment = /\(\d+\)$/;

/** Finds the columns by their headings. If no heading is recognised, the teacher chooses. */
export function findGradebookColumns(rows: readonly (readonly string[])[]): GradebookColumns {
  const head = Math.max(
    0,
    rows.findIndex((row) => row.some((cell) => fullNames.test(cell.trim()) || lastNames.test(cell.trim()))),
  );
  const heads = (rows[head] ?? []).map((cell) => cell.trim());
  const find = (pattern: RegExp) => {
    const at = heads.findIndex((cell) => pattern.test(cell));
    return at === -1 ? null : at;
  };
  const last = find(lastNames);
  const name = last ?? find(fullNames);
  const first = last === null ? null : find(firstNames);
  const others = heads.flatMap((cell, at) =>
    at === name || at === first || cell === "" || never.test(cell) ? [] : [at],
  );
  const likely = (at: number) => canvasAssignment.test(heads[at] ?? "") || moodleAssignment.test(heads[at] ?? "");
  return { head, name, first, assignments: [...others.filter(likely), ...others.filter((at) => !likely(at))] };
}

/** Rows below the headings that are no students: in Canvas, how grades are posted and the highest points. */
export function isNoStudent(name: string): boolean {
  return name.trim() === "" || /^\s*points possible\s*$/i.test(name) || /^student, test$/i.test(name.trim());
}

export interface NamedStudent {
  id: string;
  name: string;
}

export interface RowMatch {
  studentId: string | null;
  /** `exact`: the same name in any order. `likely`: a similar name that fits nobody else. */
  kind: "exact" | "likely" | "none";
}

/** Finds the student of each name in the file. If two rows could be one student, neither gets that student. */
export function matchNames(names: readonly string[], students: readonly NamedStudent[]): RowMatch[] {
  const found: RowMatch[] = names.map(() => ({ studentId: null, kind: "none" }));
  const listed = names.map((name, at) => ({ at, name, ...wordsOf(name) }));
  const inClass = students.map(({ id, name }) => ({ id, ...wordsOf(name) }));
  const take = (kind: "exact" | "likely", fits: Fits) => {
    const taken = new Set(found.flatMap(({ studentId }) => studentId ?? []));
    const free = inClass.filter(({ id }) => !taken.has(id));
    const open = listed.filter(({ at, name }) => found[at]?.kind === "none" && !isNoStudent(name));
    const fitting = studentsFor(free, fits);
    const pairs = open.flatMap((one) => fitting(one).map(({ id }) => ({ at: one.at, id })));
    const [studentsOf, rowsOf] = [new Map<number, number>(), new Map<string, number>()];
    for (const { at, id } of pairs) {
      studentsOf.set(at, (studentsOf.get(at) ?? 0) + 1);
      rowsOf.set(id, (rowsOf.get(id) ?? 0) + 1);
    }
    for (const { at, id } of pairs)
      if (studentsOf.get(at) === 1 && rowsOf.get(id) === 1) found[at] = { studentId: id, kind };
  };
  take("exact", { keyOf: ({ key }) => key });
  take("likely", { keyOf: ({ sorted }) => sorted.text });
  take("likely", { test: (one, student) => isAbbreviatedName(one, student) || isAbbreviatedName(student, one) });
  take("likely", { test: (one, student) => isNearName(one.sorted, student.sorted) });
  return found;
}

/** A name prepared for comparison. It is prepared once, because files make many pairs. */
interface NameWords {
  key: string;
  sorted: PlainName;
}

/** When two names match: if their keys are equal, or if a test of the pair holds. */
type Fits = { keyOf: (one: NameWords) => string } | { test: (one: NameWords, student: NameWords) => boolean };

/** Compares a name only once, even if many rows have it. */
function studentsFor<S extends NameWords>(students: readonly S[], fits: Fits): (one: NameWords) => readonly S[] {
  const known = new Map<string, readonly S[]>();
  const keyOf = "keyOf" in fits ? fits.keyOf : ({ sorted }: NameWords) => sorted.text;
  const isFitting = "keyOf" in fits ? (one: NameWords, other: NameWords) => keyOf(one) === keyOf(other) : fits.test;
  return (one) => {
    const key = keyOf(one);
    const found = known.get(key) ?? students.filter((student) => isFitting(one, student));
    known.set(key, found);
    return found;
  };
}

const wordsOf = (name: string): NameWords => ({ key: wordsKey(name), sorted: plainName(sortedWords(name)) });

/** Ignores the order of words: "Okafor, Ada" equals "Ada Okafor". */
const wordsKey = (name: string) =>
  nameKey(name)
    .split(/[\s,]+/u)
    .filter((word) => word !== "")
    .sort()
    .join(" ");

/**
 * Whether one name abbreviates the other, as "Ada O." and "Ada" do for "Ada Okafor": each word is in the longer name, or is the initial of one there.
 */
function isAbbreviatedName({ sorted }: NameWords, long: NameWords): boolean {
  const { words } = sorted;
  if (!shareLetters(sorted, long.sorted) || words[0] === "" || words.length > long.sorted.words.length) return false;
  const left = [...long.sorted.words];
  return words.every((word) => {
    const at = left.findIndex((other) => other === word || (word.length === 1 && other.startsWith(word)));
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
}

/** What the column is filled with. A criterion is named by its id. */
export type FilledValue = "points" | "percent" | { criterion: string };

/** The decimal sign of this column: a comma if any of its cells has one, else a point. */
export function decimalSign(cells: readonly string[]): "," | "." {
  return cells.some((cell) => /^\s*\d+,\d+\s*(?:%\s*)?$/.test(cell)) ? "," : ".";
}

/** A number with at most two decimals; null if the student has no points. */
export function formatFill(
  given: Pick<StudentPoints, "levels" | "points" | "of"> | null,
  what: FilledValue,
  sign: "," | ".",
): string | null {
  if (given === null) return null;
  const number =
    typeof what === "object"
      ? given.levels[what.criterion]
      : what === "points"
        ? given.points
        : (100 * given.points) / given.of;
  return number === undefined ? null : String(Math.round(100 * number) / 100).replace(".", sign);
}

/**
 * Whether the points cover only some of the criteria, so that they are filled in only if the teacher says so. A single criterion is always complete.
 */
export function isPartialPoints(given: Pick<StudentPoints, "marked" | "criteria">, what: FilledValue): boolean {
  return typeof what === "string" && !isFullyMarked(given);
}
