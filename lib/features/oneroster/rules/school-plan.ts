/** What importing a school's OneRoster file would change, compared with the classes that earlier files have made (T15). */
import type { RosterDecisions } from "@/lib/features/arranging/students/rules/roster-decisions";
import type { RosterStudent } from "@/lib/features/arranging/students/rules/roster-comparison";
import { isStorable, longestRecord, type RosterRecord } from "@/lib/features/arranging/students/rules/roster-rows";
import { nameKey } from "@/lib/features/people/joining/rules/names";
import type { ListedClass, ListedPerson } from "./school-file";

/** A student who is in the class. Without a `sourcedId` no file has named the student yet. */
export interface KnownStudent extends RosterStudent {
  sourcedId: string | null;
  /** The name in the file that was last imported. */
  listedName: string | null;
}

export interface KnownClass {
  id: string;
  name: string;
  /** The title in the file that was last imported. */
  listedName: string;
  isArchived: boolean;
  teacherIds: readonly string[];
  students: readonly KnownStudent[];
  /** Ids of students whom a teacher removed. */
  removed: readonly string[];
  /** Ids of students whom a teacher merged into another. */
  merged: readonly string[];
}

export interface KnownAccount {
  id: string;
  name: string;
  isDisabled: boolean;
}

/** Why a class of the file is left as it is. */
export type Obstacle = "archived" | "no-teacher" | "full";

export interface PlannedTeacher {
  name: string;
  email: string;
  /** null: the teacher has no account yet. */
  teacherId: string | null;
}

export interface PlannedClass {
  sourcedId: string;
  /** null: the class is new. */
  classId: string | null;
  /** The title in the file. */
  listedName: string;
  /** The name here after the import, and before it if that differs. */
  name: string;
  earlierName: string | null;
  obstacle: Obstacle | null;
  /** Teachers who are added. */
  teachers: readonly PlannedTeacher[];
  teachersLeftOut: readonly { name: string; why: "no-email" | "disabled" }[];
  students: RosterDecisions;
  /** Students of the class whose id or name in the file is new. */
  listed: readonly { studentId: string; sourcedId: string; listedName: string }[];
  /** Ids of the students who are added, by their names. */
  addedIds: readonly { name: string; sourcedId: string }[];
  /** How many students stay as they are. */
  same: number;
  /** Students who are not added, or keep their name: another student has the name, or a teacher has removed them. */
  leftOut: readonly { name: string; why: "same-name" | "removed" }[];
  /** Students of an earlier file who are not in this one. They stay in the class. */
  noLongerListed: readonly string[];
}

interface Known {
  classes: ReadonlyMap<string, KnownClass>;
  /** By their tidied e-mail addresses. */
  accounts: ReadonlyMap<string, KnownAccount>;
  /** The most students of a class. */
  most: number;
}

export function planSchool(classes: readonly ListedClass[], { classes: known, accounts, most }: Known): PlannedClass[] {
  return classes.map((listed) => planClass(listed, known.get(listed.sourcedId), accounts, most));
}

function planClass(
  listed: ListedClass,
  known: KnownClass | undefined,
  accounts: Known["accounts"],
  most: number,
): PlannedClass {
  const teachers = planTeachers(listed.teachers, known?.teacherIds ?? [], accounts);
  const students = planStudents(listed.students, known);
  const isRenamed = known !== undefined && known.listedName !== listed.name && known.name !== listed.name;
  const isFull = (known?.students.length ?? 0) + students.students.add.length > most;
  const hasNoTeacher = known === undefined && teachers.teachers.length === 0;
  return {
    sourcedId: listed.sourcedId,
    classId: known?.id ?? null,
    listedName: listed.name,
    name: known === undefined || isRenamed ? listed.name : known.name,
    earlierName: isRenamed ? known.name : null,
    obstacle: known?.isArchived === true ? "archived" : hasNoTeacher ? "no-teacher" : isFull ? "full" : null,
    ...teachers,
    ...students,
  };
}

function planTeachers(
  listed: readonly ListedPerson[],
  here: readonly string[],
  accounts: Known["accounts"],
): Pick<PlannedClass, "teachers" | "teachersLeftOut"> {
  const teachers = new Map<string, PlannedTeacher>();
  const teachersLeftOut: { name: string; why: "no-email" | "disabled" }[] = [];
  for (const { name, email } of listed) {
    const account = accounts.get(email);
    if (email === "") teachersLeftOut.push({ name, why: "no-email" });
    else if (account?.isDisabled === true) teachersLeftOut.push({ name: account.name, why: "disabled" });
    else if (account === undefined) teachers.set(email, { name, email, teacherId: null });
    else if (!here.includes(account.id)) teachers.set(email, { name: account.name, email, teacherId: account.id });
  }
  return { teachers: [...teachers.values()], teachersLeftOut };
}

type PlannedStudents = Pick<PlannedClass, "students" | "listed" | "addedIds" | "same" | "leftOut" | "noLongerListed">;

function planStudents(listed: readonly ListedPerson[], known: KnownClass | undefined): PlannedStudents {
  const here = known?.students ?? [];
  const pairs = pairUp(listed, here);
  const [removed, merged] = [new Set(known?.removed), new Set(known?.merged)];
  const { names, refused, taken } = planNames(pairs, here);
  const update: RosterDecisions["update"][number][] = [];
  for (const [person, student] of pairs) {
    const name = names.get(student.id);
    const set = { ...planRecord(person, student), ...(name === undefined ? {} : { name }) };
    const { id: studentId, name: seenName, section, schoolId, email, onRoster } = student;
    const seen = { name: seenName, section, schoolId, email, onRoster };
    if (Object.keys(set).length > 0 || !onRoster) update.push({ studentId, seen, set });
  }
  const add: RosterDecisions["add"][number][] = [];
  const addedIds: { name: string; sourcedId: string }[] = [];
  const leftOut: PlannedClass["leftOut"][number][] = [];
  for (const person of listed) {
    const { name, sourcedId } = person;
    if (refused.has(pairs.get(person)?.id ?? "")) leftOut.push({ name, why: "same-name" });
    if (pairs.has(person) || merged.has(sourcedId)) continue;
    if (removed.has(sourcedId)) leftOut.push({ name, why: "removed" });
    else if (taken.has(nameKey(name))) leftOut.push({ name, why: "same-name" });
    else {
      taken.add(nameKey(name));
      add.push({ name, record: planRecord(person, { schoolId: "", email: "" }) });
      addedIds.push({ name, sourcedId });
    }
  }
  const paired = new Set([...pairs.values()].map(({ id }) => id));
  return {
    students: { add, update, remove: [] },
    listed: [...pairs].flatMap(([{ sourcedId, name: listedName }, student]) =>
      (student.sourcedId === sourcedId && student.listedName === listedName) || refused.has(student.id)
        ? []
        : [{ studentId: student.id, sourcedId, listedName }],
    ),
    addedIds,
    same: pairs.size - update.length,
    leftOut,
    noLongerListed: here.filter(({ id, sourcedId }) => sourcedId !== null && !paired.has(id)).map(({ name }) => name),
  };
}

/** A person of the file is the student with the same id, or with the same name if no file has named that student yet. */
function pairUp(listed: readonly ListedPerson[], here: readonly KnownStudent[]): Map<ListedPerson, KnownStudent> {
  const pairs = new Map<ListedPerson, KnownStudent>();
  const byId = new Map(here.flatMap((student) => (student.sourcedId === null ? [] : [[student.sourcedId, student]])));
  for (const person of listed) {
    const student = byId.get(person.sourcedId);
    if (student !== undefined) pairs.set(person, student);
  }
  const unlisted = new Map(
    here.flatMap((student) => (student.sourcedId === null ? [[nameKey(student.name), student]] : [])),
  );
  for (const person of listed) {
    const key = nameKey(person.name);
    const student = unlisted.get(key);
    if (student === undefined || pairs.has(person)) continue;
    pairs.set(person, student);
    unlisted.delete(key);
  }
  return pairs;
}

/**
 * New names by the students' ids, and the keys of all names that are then taken. A student is renamed only when the file has another name than last
 * time, so that a name which a teacher corrected stays, and only to a name that is free.
 */
function planNames(
  pairs: ReadonlyMap<ListedPerson, KnownStudent>,
  here: readonly KnownStudent[],
): { names: Map<string, string>; refused: Set<string>; taken: Set<string> } {
  const names = new Map<string, string>();
  const refused = new Set<string>();
  for (const [{ name }, student] of pairs)
    if (student.listedName !== null && student.listedName !== name && student.name !== name)
      names.set(student.id, name);
  for (;;) {
    const taken = new Set(here.filter(({ id }) => !names.has(id)).map(({ name }) => nameKey(name)));
    const before = names.size;
    for (const [id, name] of names) {
      if (taken.has(nameKey(name))) {
        names.delete(id);
        refused.add(id);
      } else taken.add(nameKey(name));
    }
    if (names.size === before) return { names, refused, taken };
  }
}

/** An address follows the file. The school's number is set once, because a teacher's own list may have another that fits the gradebook. */
function planRecord(
  { schoolId, email }: ListedPerson,
  student: Pick<KnownStudent, "schoolId" | "email">,
): RosterRecord {
  const record: RosterRecord = {};
  if (student.schoolId === "" && schoolId.length <= longestRecord.schoolId) record.schoolId = schoolId;
  if (email !== "" && email !== student.email) record.email = email;
  return isStorable({ name: "x", record }) ? record : {};
}

/** Whether importing the class changes something that people see. */
export function changesClass({ classId, earlierName, teachers, students }: PlannedClass): boolean {
  return classId === null || earlierName !== null || teachers.length + students.add.length + students.update.length > 0;
}

/** What an owner sees of a planned class: only what the files have said. */
export interface ClassPreview {
  sourcedId: string;
  name: string;
  earlierName: string | null;
  isNew: boolean;
  isChanged: boolean;
  obstacle: Obstacle | null;
  teachers: readonly { name: string; email: string; isNew: boolean }[];
  teachersLeftOut: PlannedClass["teachersLeftOut"];
  added: readonly string[];
  renamed: readonly { from: string; to: string }[];
  /** How many students get another e-mail address or number, or are on the list for the first time. */
  updated: number;
  same: number;
  leftOut: PlannedClass["leftOut"];
  noLongerListed: readonly string[];
}

export function previewClass(planned: PlannedClass): ClassPreview {
  const { sourcedId, name, earlierName, obstacle, teachersLeftOut, same, leftOut, noLongerListed } = planned;
  const { add, update } = planned.students;
  const renamed = update.flatMap(({ seen, set }) =>
    set.name === undefined ? [] : [{ from: seen.name, to: set.name }],
  );
  return {
    sourcedId,
    name,
    earlierName,
    isNew: planned.classId === null,
    isChanged: changesClass(planned),
    obstacle,
    teachers: planned.teachers.map(({ name, email, teacherId }) => ({ name, email, isNew: teacherId === null })),
    teachersLeftOut,
    added: add.map(({ name }) => name),
    renamed,
    updated: update.length - renamed.length,
    same,
    leftOut,
    noLongerListed,
  };
}
