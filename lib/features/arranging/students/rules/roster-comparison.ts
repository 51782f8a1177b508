/** Compares a list with the students of the class. It only proposes; the teacher decides every row (T15). */
import { nameKey } from "@/lib/features/people/joining/rules/names";
import { isNearName, plainName, sortedWords } from "@/lib/features/people/classes/rules/near-names";
import { isStorable, recordFields, type RecordField, type RosterRecord, type RosterRow } from "./roster-rows";

/** A student of the class with the fields from the teacher's lists. "" means that no list gave the field. */
export interface RosterStudent extends Record<RecordField, string> {
  id: string;
  name: string;
  onRoster: boolean;
}

/** Why a row is likely a certain student: the names in another order, letters that look alike, or a similar spelling. */
export type LikelyReason = "order" | "look" | "spelling";

export type Proposal =
  | { kind: "new" }
  /**
   * Found by the school's ID, the email or the name. `changes`: fields that the list has differently; "roster": the student is not on the roster yet.
   */
  | { kind: "same"; studentId: string; changes: ("name" | "roster" | RecordField)[] }
  | { kind: "likely"; studentIds: string[]; why: LikelyReason }
  /** Row `line` names the same student. */
  | { kind: "repeated"; line: number }
  /**
   * The class already has the name. `studentId`: the student with this name, whose ID differs and whom no other row names; the row may be that
   * student.
   */
  | { kind: "taken"; studentId?: string }
  /** The name is not valid, or a field cannot be stored. */
  | { kind: "faulty" };

export interface ComparedRow extends RosterRow {
  proposal: Proposal;
}

/** Keys of a name. Names that share a key look alike (lib/features/people/joining/look-alikes.ts). */
export type LookAlikeKeys = (name: string) => readonly string[];

export function compareRoster(
  rows: readonly RosterRow[],
  students: readonly RosterStudent[],
  lookKeys: LookAlikeKeys,
): ComparedRow[] {
  const proposals = new Map<RosterRow, Proposal>();
  const claimed = new Set<string>();
  const inClass = students.map((student) => ({ student, keys: keysOf(student.name, student) }));
  const byName = new Map(inClass.map((one) => [one.keys.name, one]));
  const listed = rows.map((row) => {
    // The class may have the name as the list writes it, such as "Adler, Ben".
    const called = row.written?.find((name) => byName.has(nameKey(name))) ?? row.name;
    return { row, keys: keysOf(called, row.record) };
  });
  proposeWithinList(listed, proposals);
  const open = () => listed.filter(({ row }) => !proposals.has(row));
  const [rowsNamed, rowsAt] = [groupBy(open(), nameOf), groupBy(open(), emailOf)];
  const studentsAt = groupBy(inClass, emailOf);
  const claim = ({ row, keys }: Listed, student: RosterStudent) => {
    claimed.add(student.id);
    // Names are unique in a class, so two rows with one name keep the names that their students have here.
    const isOneOfTwo = (rowsNamed.get(keys.name)?.length ?? 0) > 1;
    const changes = changesOf(row, student).filter((change) => change !== "name" || !isOneOfTwo);
    proposals.set(row, { kind: "same", studentId: student.id, changes });
  };
  for (const one of open()) {
    const same = inClass.find(({ student, keys }) => !claimed.has(student.id) && equal("schoolId", one.keys, keys));
    if (same !== undefined) claim(one, same.student);
  }
  for (const one of open()) {
    // Brothers and sisters may share an email address.
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

/** Finds rows that are invalid, and rows whose student an earlier row already names. */
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

/** Students on the roster whom no row names, by the teacher's decisions. They are listed, and nothing else happens to them. */
export function listStudentsInNoRow(students: readonly RosterStudent[], kept: ReadonlySet<string>): RosterStudent[] {
  return students.filter(({ id, onRoster }) => onRoster && !kept.has(id));
}

/** The keys by which rows and students are compared. They are made once, because lists make many pairs. "" means no key. */
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

/** Compares IDs without leading zeros, because spreadsheets remove them. */
function idKey(schoolId: string): string {
  const folded = schoolId.trim().toLowerCase();
  return /^\d+$/.test(folded) ? folded.replace(/^0+(?=\d)/, "") : folded;
}

const nameOf = ({ keys }: { keys: Keys }) => [keys.name];
const emailOf = ({ keys }: { keys: Keys }) => (keys.email === "" ? [] : [keys.email]);

/** Whether two rows with one name are one student: no ID or email tells them apart. */
const isRepeated = (one: Keys, other: Keys) => !differ("schoolId", one, other) && !differ("email", one, other);

/** Whether both have the field with the same value. */
const equal = (field: "schoolId" | "email", one: Keys, other: Keys) => one[field] !== "" && one[field] === other[field];

/** Whether both have the field with different values. */
function differ(field: "schoolId" | "email", one: Keys, other: Keys): boolean {
  return one[field] !== "" && other[field] !== "" && one[field] !== other[field];
}

/** Whether the list has another value for the field. An ID that only lacks leading zeros counts as the same. */
export function hasOtherValue(field: RecordField, said: string | undefined, there: string): boolean {
  if (said === undefined || said === there) return false;
  return field !== "schoolId" || idKey(said) !== idKey(there) || said.length >= there.length;
}

function changesOf(row: RosterRow, student: RosterStudent): ("name" | "roster" | RecordField)[] {
  return [
    ...(row.name === student.name || row.written?.includes(student.name) ? [] : (["name"] as const)),
    ...recordFields.filter((field) => hasOtherValue(field, row.record[field], student[field])),
    ...(student.onRoster ? [] : (["roster"] as const)),
  ];
}

function likelyAmong(students: readonly RosterStudent[], lookKeys: LookAlikeKeys): (name: string) => Proposal {
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
