/** An owner of the installation imports classes, teachers and students from a school's OneRoster file (T15). */
import { createHash } from "node:crypto";
import { database, transaction, type Tx } from "@/db/client";
import { asImporter, type ClassEditor } from "@/lib/activity/authorise";
import { auditChange, auditReadOfInstallation } from "@/lib/activity/audit";
import { lockActivities } from "@/lib/activity/queries/activity";
import { isOwner, lockOwners } from "@/lib/activity/queries/owners";
import { noPasswordHash } from "@/lib/auth/hashing";
import type { Viewer } from "@/lib/auth/viewer";
import { AppError } from "@/lib/errors/errors";
import { importRosterIn, publishImportedRoster } from "@/lib/features/arranging/students/roster";
import { changeTeachersIn, publishTeachersChanged } from "@/lib/features/people/classes/class-teachers";
import { renameClassIn, withFreeCode } from "@/lib/features/people/classes/classes";
import { waitForExportTurn } from "@/lib/features/people/classes/export-turn";
import { invalidateClass } from "@/lib/features/people/classes/invalidate-class";
import { listOpenActivities } from "@/lib/features/people/classes/queries/activities";
import { insertClass, lockClass } from "@/lib/features/people/classes/queries/classes";
import { maxStudents } from "@/lib/features/people/joining/joining";
import { nameKey } from "@/lib/features/people/joining/rules/names";
import { insertTeacher } from "@/lib/features/people/signing-in/queries/teachers";
import { currentTime } from "@/lib/process/clock";
import * as rows from "./queries/listed-classes";
import { readSchoolFile } from "./read-school";
import { mostFaults, type FileFault, type ListedClass } from "./rules/school-file";
import {
  changesClass,
  planSchool,
  previewClass,
  type ClassPreview,
  type KnownClass,
  type KnownStudent,
  type PlannedClass,
  type PlannedTeacher,
} from "./rules/school-plan";

type Owner = Viewer & { as: "teacher" };

export type SchoolPreview =
  /** `count`: all faults, of which the first are named. */
  | { is: "faulty"; faults: readonly FileFault[]; count: number }
  /** `seen` is sent with the import, which is refused when it would do something else than the preview says. */
  | { is: "plan"; seen: string; classes: readonly ClassPreview[] };

/** Writes nothing but a line of the audit log. @throws AppError `oneroster-…`, `export-busy` */
export async function previewSchool(owner: Owner, bytes: Uint8Array, now = currentTime()): Promise<SchoolPreview> {
  return inTurn(owner, async () => {
    const { classes, faults } = await readSchoolFile(bytes, now);
    if (faults.length > 0) return { is: "faulty", faults: faults.slice(0, mostFaults), count: faults.length };
    await auditReadOfInstallation(owner.teacherId, "list", now);
    const planned = await loadPlan(database(), classes);
    return { is: "plan", seen: digestOf(planned), classes: planned.map(previewClass) };
  });
}

export interface ImportedSchool {
  /** How many classes were made, and how many others were changed. */
  made: number;
  changed: number;
  /** How many students were added. */
  students: number;
  /** How many teachers got an account. */
  accounts: number;
}

/**
 * Imports the chosen classes in one transaction. Nobody is removed, and a teacher without an account gets one without a password.
 * @param chosen ids of classes in the file
 * @throws AppError `oneroster-…`, `roster-…`, `export-busy`; `not-found` when the caller owns the installation no longer. Then nothing was imported
 */
export async function importSchool(
  owner: Owner,
  bytes: Uint8Array,
  { seen, chosen }: { seen: string; chosen: readonly string[] },
  now = currentTime(),
): Promise<ImportedSchool> {
  return inTurn(owner, async () => {
    const { classes, faults } = await readSchoolFile(bytes, now);
    if (faults.length > 0) throw new AppError("oneroster-changed");
    const ids = new Set(chosen);
    const { imported, publish } = await transaction(async (tx) => {
      await lockOwners(tx);
      if (!(await isOwner(tx, owner.teacherId))) throw new AppError("not-found");
      const planned = await loadPlan(tx, classes);
      if (digestOf(planned) !== seen) throw new AppError("oneroster-changed");
      return importClasses(
        tx,
        owner,
        planned.filter((one) => ids.has(one.sourcedId) && one.obstacle === null),
        now,
      );
    });
    for (const each of publish) await each();
    return imported;
  });
}

/** Files of a school are read one at a time for each owner, and few at once. */
async function inTurn<T>({ teacherId }: Owner, run: () => Promise<T>): Promise<T> {
  const leave = await waitForExportTurn(teacherId);
  try {
    return await run();
  } finally {
    leave();
  }
}

async function loadPlan(tx: Tx, classes: readonly ListedClass[]): Promise<PlannedClass[]> {
  const known = await rows.findListedClasses(
    tx,
    classes.map(({ sourcedId }) => sourcedId),
  );
  const classIds = known.map(({ id }) => id);
  const teachers = byClass(await rows.listTeacherIds(tx, classIds));
  const students = byClass(await rows.listListedStudents(tx, classIds));
  const emails = new Set(classes.flatMap((one) => one.teachers.map(({ email }) => email)));
  const accounts = await rows.findAccounts(tx, [...emails]);
  return planSchool(classes, {
    classes: new Map(
      known.map(({ id, sourcedId, name, listedName, archivedAt }): [string, KnownClass] => [
        sourcedId ?? "",
        {
          id,
          name,
          listedName: listedName ?? name,
          isArchived: archivedAt !== null,
          teacherIds: (teachers.get(id) ?? []).map(({ teacherId }) => teacherId),
          ...sortStudents(students.get(id) ?? []),
        },
      ]),
    ),
    accounts: new Map(
      accounts.map(({ id, name, email, disabledAt }) => [email, { id, name, isDisabled: disabledAt !== null }]),
    ),
    most: maxStudents,
  });
}

function byClass<T extends { classId: string }>(all: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(one.classId);
    if (group === undefined) groups.set(one.classId, [one]);
    else group.push(one);
  }
  return groups;
}

function sortStudents(
  found: Awaited<ReturnType<typeof rows.listListedStudents>>,
): Pick<KnownClass, "students" | "removed" | "merged"> {
  const students: KnownStudent[] = [];
  const gone = { removed: [] as string[], merged: [] as string[] };
  for (const { classId: _, removedAt, mergedInto, ...student } of found) {
    if (removedAt === null) students.push(student);
    else gone[mergedInto === null ? "removed" : "merged"].push(student.sourcedId ?? "");
  }
  return { students, ...gone };
}

const digestOf = (planned: readonly PlannedClass[]) =>
  createHash("sha256").update(JSON.stringify(planned)).digest("base64url");

/** Returns what was imported, and what the caller publishes after the commit. */
async function importClasses(
  tx: Tx,
  owner: Owner,
  planned: readonly PlannedClass[],
  now: Date,
): Promise<{ imported: ImportedSchool; publish: (() => Promise<void>)[] }> {
  const accounts = await makeAccounts(tx, owner, planned, now);
  const publish: (() => Promise<void>)[] = [];
  for (const one of planned) publish.push(await importClass(tx, owner, one, accounts, now));
  const imported = {
    made: planned.filter(({ classId }) => classId === null).length,
    changed: planned.filter((one) => one.classId !== null && changesClass(one)).length,
    students: planned.reduce((sum, one) => sum + one.students.add.length, 0),
    accounts: accounts.size,
  };
  return { imported, publish };
}

/** Makes accounts without a password, and returns their ids by address. Such a teacher signs in with the school's account, or sets a password by a link. */
async function makeAccounts(
  tx: Tx,
  { teacherId }: Owner,
  planned: readonly PlannedClass[],
  now: Date,
): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  for (const { name, email, teacherId: known } of planned.flatMap(({ teachers }) => teachers)) {
    if (known !== null || made.has(email)) continue;
    const id = await insertTeacher(tx, { name, email, passwordHash: noPasswordHash });
    if (id === null) throw new AppError("oneroster-changed");
    await auditChange(tx, { teacherId, classId: null }, "account-listed", { detail: name }, now);
    made.set(email, id);
  }
  return made;
}

async function importClass(
  tx: Tx,
  owner: Owner,
  planned: PlannedClass,
  accounts: ReadonlyMap<string, string>,
  now: Date,
): Promise<() => Promise<void>> {
  const { sourcedId, listedName, name, earlierName } = planned;
  const teachers = planned.teachers.map((one) => ({ name: one.name, id: idOf(one, accounts) }));
  const classId = planned.classId ?? (await makeClass(tx, owner, name, teachers, now));
  const editor = asImporter(owner, classId);
  await lockInUse(tx, classId);
  if (earlierName !== null) await renameClassIn(tx, editor, name);
  await rows.setClassListed(tx, classId, { sourcedId, listedName });
  const activityIds = await addTeachers(tx, editor, planned.classId === null ? teachers.slice(1) : teachers);
  const stored = await importRosterIn(tx, editor, planned.students, now);
  const ids = new Map(stored.added.map((student) => [nameKey(student.name), student.id]));
  const added = planned.addedIds.map((one) => {
    const studentId = ids.get(nameKey(one.name));
    if (studentId === undefined) throw new AppError("oneroster-changed");
    return { studentId, sourcedId: one.sourcedId, listedName: one.name };
  });
  await rows.setStudentsListed(tx, [...planned.listed, ...added]);
  return async () => {
    publishTeachersChanged(activityIds);
    await publishImportedRoster(classId, stored);
    if (earlierName !== null) await invalidateClass(classId, "roster", "teams");
  };
}

function idOf({ email, teacherId }: PlannedTeacher, accounts: ReadonlyMap<string, string>): string {
  const id = teacherId ?? accounts.get(email);
  if (id === undefined) throw new Error("every teacher of a planned class has an account by now");
  return id;
}

async function makeClass(
  tx: Tx,
  { teacherId }: Owner,
  name: string,
  [first]: readonly { id: string }[],
  now: Date,
): Promise<string> {
  if (first === undefined) throw new Error("a class without a teacher is not planned");
  const classId = await withFreeCode((code) => insertClass(tx, name, code, first.id));
  await auditChange(tx, { teacherId, classId }, "class-listed", { detail: name }, now);
  return classId;
}

/** Locks in the order that every use case keeps: activities, then the class. */
async function lockInUse(tx: Tx, classId: string): Promise<void> {
  await lockActivities(tx, await listOpenActivities(tx, classId));
  if ((await lockClass(tx, classId)).archivedAt !== null) throw new AppError("oneroster-changed");
}

/** Returns the ids of the class's activities, for `publishTeachersChanged`. */
async function addTeachers(
  tx: Tx,
  editor: ClassEditor,
  teachers: readonly { id: string; name: string }[],
): Promise<string[]> {
  let activityIds: string[] = [];
  for (const teacher of teachers)
    activityIds = await changeTeachersIn(tx, editor.classId, () => ({
      by: editor,
      kind: "teacher-add",
      teacher,
      may: "steer",
    }));
  return activityIds;
}
