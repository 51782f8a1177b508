/** T15: a list compared with the students of the class. It proposes; the teacher decides every row. */
import { nameKey } from "@/lib/rules/joining/names";
import { isNearName, plainName, sortedWords } from "./near-names";
import { isStorable, recordFields, type RecordField, type RosterRecord, type RosterRow } from "./roster-rows";

/** A student of the class with what the teacher's lists have said of them. "": nothing. */
export interface RosterStudent extends Record<RecordField, string> {
  id: string;
  name: string;
  onRoster: boolean;
}

/** Why a student is likely the one of a row: the order of the names, letters that look alike, or the spelling. */
export type LikelyReason = "order" | "look" | "spelling";

export type Proposal =
  | { kind: "new" }
  /** Found by the school's ID, the email or the name. `changes`: what the list says otherwise; "roster": not on the roster yet. */
  | { kind: "same"; studentId: string; changes: ("name" | "roster" | RecordField)[] }
  | { kind: "likely"; studentIds: string[]; why: LikelyReason }
  /** Row `line` names the same student. */
  | { kind: "repeated"; line: number }
  /** Somebody else of this name: the ID or email differs. Two of a class can't have one name. */
  | { kind: "taken" }
  /** It can't be a name. */
  | { kind: "faulty" };

export interface ComparedRow extends RosterRow {
  proposal: Proposal;
}

/** Keys of a name; two names that have one in common look alike (lib/classroom/joining/look-alikes.ts). */
export type LookKeys = (name: string) => readonly string[];

export function compareRoster(
  rows: readonly RosterRow[],
  students: readonly RosterStudent[],
  lookKeys: LookKeys,
): ComparedRow[] {
  const proposals = new Map<RosterRow, Proposal>();
  const claimed = new Set<string>();
  const listed = rows.map((row) => ({ row, keys: keysOf(row.name, row.record) }));
  const inClass = students.map((student) => ({ student, keys: keysOf(student.name, student) }));
  const byName = new Map(inClass.map((one) => [one.keys.name, one]));
  const claim = (row: RosterRow, student: RosterStudent) => {
    claimed.add(student.id);
    proposals.set(row, { kind: "same", studentId: student.id, changes: changesOf(row, student) });
  };
  proposeWithinList(listed, proposals);
  for (const { row, keys } of listed) {
    if (proposals.has(row)) continue;
    const same = inClass.find((one) => !claimed.has(one.student.id) && isSamePerson(keys, one.keys));
    if (same !== undefined) claim(row, same.student);
  }
  for (const { row, keys } of listed) {
    if (proposals.has(row)) continue;
    // A name may be in the class as the list writes it: Adler, Ben.
    const named = byName.get(keys.name) ?? byName.get(nameKey(row.written ?? row.name));
    if (named === undefined) continue;
    if (claimed.has(named.student.id) || differ("schoolId", keys, named.keys)) proposals.set(row, { kind: "taken" });
    else claim(row, named.student);
  }
  const findLikely = likelyAmong(
    students.filter(({ id }) => !claimed.has(id)),
    lookKeys,
  );
  return rows.map((row) => ({ ...row, proposal: proposals.get(row) ?? findLikely(row.name) }));
}

/** Rows that are no student's, or whose student an earlier row has. */
function proposeWithinList(
  listed: readonly { row: RosterRow; keys: Keys }[],
  proposals: Map<RosterRow, Proposal>,
): void {
  const earlier: (typeof listed)[number][] = [];
  for (const { row, keys } of listed) {
    const same = earlier.find((one) => isSamePerson(keys, one.keys));
    const named = same ?? earlier.find((one) => one.keys.name === keys.name);
    if (!isStorable(row)) proposals.set(row, { kind: "faulty" });
    else if (named === undefined) earlier.push({ row, keys });
    else if (same === undefined && (differ("schoolId", keys, named.keys) || differ("email", keys, named.keys)))
      proposals.set(row, { kind: "taken" });
    else proposals.set(row, { kind: "repeated", line: named.row.line });
  }
}

/** Students on the roster whom no row is, by the teacher's decisions. They are shown, and nothing else happens to them. */
export function findGone(students: readonly RosterStudent[], kept: ReadonlySet<string>): RosterStudent[] {
  return students.filter(({ id, onRoster }) => onRoster && !kept.has(id));
}

/** By what a row or a student is compared with others, made once for each: lists have many pairs. */
interface Keys {
  name: string;
  schoolId: string;
  email: string;
}

function keysOf(name: string, { schoolId, email }: RosterRecord): Keys {
  const fold = (value = "") => value.trim().toLowerCase();
  return { name: nameKey(name), schoolId: fold(schoolId), email: fold(email) };
}

/** By the school's ID, else by the email. */
function isSamePerson(one: Keys, other: Keys): boolean {
  const equal = (field: "schoolId" | "email") => one[field] !== "" && one[field] === other[field];
  return equal("schoolId") || (equal("email") && !differ("schoolId", one, other));
}

/** Whether both have the field, and not the same. */
function differ(field: "schoolId" | "email", one: Keys, other: Keys): boolean {
  return one[field] !== "" && other[field] !== "" && one[field] !== other[field];
}

function changesOf(row: RosterRow, student: RosterStudent): ("name" | "roster" | RecordField)[] {
  const fields = recordFields.filter(
    (field) => row.record[field] !== undefined && row.record[field] !== student[field],
  );
  return [
    ...(row.name === student.name || row.written === student.name ? [] : (["name"] as const)),
    ...fields,
    ...(student.onRoster ? [] : (["roster"] as const)),
  ];
}

function likelyAmong(students: readonly RosterStudent[], lookKeys: LookKeys): (name: string) => Proposal {
  const byWords = groupBy(students, ({ name }) => [sortedWords(name)]);
  const byLook = groupBy(students, ({ name }) => lookKeys(name));
  const plain = students.map((student) => ({ student, name: plainName(student.name) }));
  return (name) => {
    const ids = (found: readonly RosterStudent[]) => [...new Set(found.map(({ id }) => id))];
    const ordered = byWords.get(sortedWords(name)) ?? [];
    if (ordered.length > 0) return { kind: "likely", studentIds: ids(ordered), why: "order" };
    const looking = lookKeys(name).flatMap((key) => byLook.get(key) ?? []);
    if (looking.length > 0) return { kind: "likely", studentIds: ids(looking), why: "look" };
    const own = plainName(name);
    const near = plain.filter((one) => isNearName(own, one.name)).map(({ student }) => student);
    return near.length > 0 ? { kind: "likely", studentIds: ids(near), why: "spelling" } : { kind: "new" };
  };
}

function groupBy(
  students: readonly RosterStudent[],
  keysOf: (student: RosterStudent) => readonly string[],
): Map<string, RosterStudent[]> {
  const groups = new Map<string, RosterStudent[]>();
  for (const student of students)
    for (const key of keysOf(student)) groups.set(key, [...(groups.get(key) ?? []), student]);
  return groups;
}
