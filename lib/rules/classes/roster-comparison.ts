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
  /** Two of a class can't have one name. `studentId`: the student of this name, who has another ID and is no other row's; it may be them. */
  | { kind: "taken"; studentId?: string }
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
  const inClass = students.map((student) => ({ student, keys: keysOf(student.name, student) }));
  const byName = new Map(inClass.map((one) => [one.keys.name, one]));
  const listed = rows.map((row) => {
    // A name may be in the class as the list writes it: Adler, Ben.
    const called = row.written?.find((name) => byName.has(nameKey(name))) ?? row.name;
    return { row, keys: keysOf(called, row.record) };
  });
  proposeWithinList(listed, proposals);
  const open = () => listed.filter(({ row }) => !proposals.has(row));
  const [rowsNamed, rowsAt] = [groupBy(open(), nameOf), groupBy(open(), emailOf)];
  const studentsAt = groupBy(inClass, emailOf);
  const claim = ({ row, keys }: Listed, student: RosterStudent) => {
    claimed.add(student.id);
    // Two of a class can't have one name: each keeps what they are called here.
    const isOneOfTwo = (rowsNamed.get(keys.name)?.length ?? 0) > 1;
    const changes = changesOf(row, student).filter((change) => change !== "name" || !isOneOfTwo);
    proposals.set(row, { kind: "same", studentId: student.id, changes });
  };
  for (const one of open()) {
    const same = inClass.find(({ student, keys }) => !claimed.has(student.id) && equal("schoolId", one.keys, keys));
    if (same !== undefined) claim(one, same.student);
  }
  for (const one of open()) {
    // Sisters and brothers may have one address.
    const [same, ...more] = studentsAt.get(one.keys.email) ?? [];
    const isShared = more.length > 0 || (rowsAt.get(one.keys.email)?.length ?? 0) > 1;
    if (same === undefined || isShared || claimed.has(same.student.id)) continue;
    if (!differ("schoolId", one.keys, same.keys)) claim(one, same.student);
  }
  for (const one of open()) {
    const isFirst = rowsNamed.get(one.keys.name)?.[0] === one;
    const named = byName.get(one.keys.name);
    if (named === undefined && isFirst) continue;
    if (named === undefined || claimed.has(named.student.id)) proposals.set(one.row, { kind: "taken" });
    else if (differ("schoolId", one.keys, named.keys) && !equal("email", one.keys, named.keys))
      proposals.set(one.row, { kind: "taken", studentId: named.student.id });
    else claim(one, named.student);
  }
  const findLikely = likelyAmong(
    students.filter(({ id }) => !claimed.has(id)),
    lookKeys,
  );
  return rows.map((row) => ({ ...row, proposal: proposals.get(row) ?? findLikely(row.name) }));
}

/** Rows that are no student's, or whose student an earlier row has. */
function proposeWithinList(listed: readonly Listed[], proposals: Map<RosterRow, Proposal>): void {
  const [earlierById, earlierByName] = [new Map<string, Listed>(), new Map<string, Listed[]>()];
  for (const one of listed) {
    const { row, keys } = one;
    const withName = earlierByName.get(keys.name)?.find((other) => isRepeated(keys, other.keys));
    const lines = [earlierById.get(keys.schoolId), withName].flatMap((same) => same?.row.line ?? []);
    if (!isStorable(row)) proposals.set(row, { kind: "faulty" });
    else if (lines.length > 0) proposals.set(row, { kind: "repeated", line: Math.min(...lines) });
    else {
      if (keys.schoolId !== "") earlierById.set(keys.schoolId, one);
      addTo(earlierByName, keys.name, one);
    }
  }
}

/** Students on the roster whom no row is, by the teacher's decisions. They are shown, and nothing else happens to them. */
export function findGone(students: readonly RosterStudent[], kept: ReadonlySet<string>): RosterStudent[] {
  return students.filter(({ id, onRoster }) => onRoster && !kept.has(id));
}

/** By what a row or a student is compared with others, made once for each: lists have many pairs. "": nothing. */
interface Keys {
  name: string;
  schoolId: string;
  email: string;
}
interface Listed {
  row: RosterRow;
  keys: Keys;
}

function keysOf(name: string, { schoolId = "", email = "" }: RosterRecord): Keys {
  return { name: nameKey(name), schoolId: idKey(schoolId), email: email.trim().toLowerCase() };
}

/** Spreadsheets take the zeros off that a number begins with. */
function idKey(schoolId: string): string {
  const folded = schoolId.trim().toLowerCase();
  return /^\d+$/.test(folded) ? folded.replace(/^0+(?=\d)/, "") : folded;
}

const nameOf = ({ keys }: { keys: Keys }) => [keys.name];
const emailOf = ({ keys }: { keys: Keys }) => (keys.email === "" ? [] : [keys.email]);

/** Whether two rows of a list with one name are one student: no ID or email tells them apart. */
const isRepeated = (one: Keys, other: Keys) => !differ("schoolId", one, other) && !differ("email", one, other);

/** Whether both have the field, and the same. */
const equal = (field: "schoolId" | "email", one: Keys, other: Keys) => one[field] !== "" && one[field] === other[field];

/** Whether both have the field, and not the same. */
function differ(field: "schoolId" | "email", one: Keys, other: Keys): boolean {
  return one[field] !== "" && other[field] !== "" && one[field] !== other[field];
}

/** Whether a list says something else of a student. An ID without its leading zeros is the ID as it stands in the class. */
export function saysOtherwise(field: RecordField, said: string | undefined, there: string): boolean {
  if (said === undefined || said === there) return false;
  return field !== "schoolId" || idKey(said) !== idKey(there) || said.length >= there.length;
}

function changesOf(row: RosterRow, student: RosterStudent): ("name" | "roster" | RecordField)[] {
  return [
    ...(row.name === student.name || row.written?.includes(student.name) ? [] : (["name"] as const)),
    ...recordFields.filter((field) => saysOtherwise(field, row.record[field], student[field])),
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

function groupBy<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) for (const key of keysOf(one)) addTo(groups, key, one);
  return groups;
}

function addTo<T>(groups: Map<string, T[]>, key: string, one: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [one]);
  else group.push(one);
}
