/** A teacher manages the students of a class: roster names, one-time PINs, removal. */
import { database, transaction, type Tx } from "@/db/client";
import { lockClass } from "./queries/classes";
import { isUuid } from "@/lib/process/uuid";
import * as rows from "./queries/students";
import { listLinked } from "@/lib/features/people/signing-in/queries/outside-accounts";
import { deleteThrottles, listShares } from "@/lib/auth/queries/throttles";
import { publishEndedSessions } from "@/lib/auth/ended-sessions";
import { endSessionsOf } from "@/lib/auth/session";
import type { ClassReader, ClassEditor } from "@/lib/activity/authorise";
import { pinThrottle, pinsOfClass } from "@/lib/auth/throttle";
import { AppError } from "@/lib/errors/errors";
import { mayEditClass } from "@/lib/activity/rules/access";
import { nameKey } from "@/lib/features/people/joining/rules/names";
import { parseRoster } from "@/lib/features/people/joining/rules/roster";
import { countMisses } from "@/lib/auth/rules/throttle";
import { unlinkAccounts } from "@/lib/features/people/joining/join-from-outside";
import { checkName, maxStudents } from "@/lib/features/people/joining/joining";
import { recordInJournal } from "@/lib/activity/journal/record";
import { invalidateClass } from "./invalidate-class";
import { makeOneTimePinRow } from "./one-time-pins";
import { currentTime } from "@/lib/process/clock";

/**
 * Lists everyone in the class. `misses`: wrong PINs of the last 24 hours since the last right one, over all browsers; low numbers count too, because
 * a guesser may try many names a few times each. `linked`: to an outside account. A teacher who may only view the class gets no one-time PIN, because
 * with it they could sign in as the student.
 */
export async function listStudents({ classId, role }: ClassReader, now = currentTime()) {
  const students = await rows.listStudents(database(), classId);
  const keys = students.map(({ id }) => pinThrottle(id));
  const throttles = await listShares(database(), keys);
  const linked = await listLinked(database(), classId);
  const misses = (id: string) =>
    (throttles.get(pinThrottle(id)) ?? []).reduce((sum, share) => sum + countMisses(share, now), 0);
  return students.map((student) => ({
    ...student,
    oneTimePin: mayEditClass(role) ? student.oneTimePin : null,
    misses: misses(student.id),
    linked: linked.has(student.id),
  }));
}

/** Lists students who were removed from the class and not erased, by name; names merged into another student are left out. */
export function listRemovedStudents({ classId }: ClassReader): Promise<{ id: string; name: string }[]> {
  return rows.listRemoved(database(), classId);
}

export interface RosterResult {
  added: number;
  /** Names that were in the class already, or twice in the list; they were not added. */
  duplicates: string[];
}

/** Adds names, one a line, each with a one-time PIN (S1). @throws AppError `roster-empty`, `roster-name`, `class-full` */
export async function addRosterNames(editor: ClassEditor, pasted: string): Promise<RosterResult> {
  const { names, repeated, faulty } = parseRoster(pasted);
  const [fault] = faulty;
  if (fault !== undefined) throw new AppError("roster-name", { name: fault.slice(0, 40) }, "names");
  if (names.length === 0) throw new AppError("roster-empty", {}, "names");
  const result = await transaction(async (tx) => {
    await lockClass(tx, editor.classId);
    const inClass = await rows.listNames(tx, editor.classId);
    const taken = new Set(inClass.map(({ name }) => nameKey(name)));
    const fresh = names.filter(({ key }) => !taken.has(key));
    if (inClass.length + fresh.length > maxStudents)
      throw new AppError(
        "roster-full",
        { most: maxStudents, room: maxStudents - inClass.length, given: fresh.length },
        "names",
      );
    const add = () =>
      rows.insertStudents(
        tx,
        editor.classId,
        fresh.map(({ name, key }) => ({ name, nameKey: key, onRoster: true, ...makeOneTimePinRow() })),
      );
    const made = await recordInJournal(
      tx,
      { ...editor, activityIds: [] },
      { kind: "names", values: { count: fresh.length } },
      add,
    );
    const known = names.filter(({ key }) => taken.has(key)).map(({ name }) => name);
    return { added: made.length, duplicates: [...known, ...repeated] };
  });
  await invalidateClass(editor.classId, "roster", "tray");
  return result;
}

/**
 * Gives the student a new one-time PIN, ends their sessions (S1), and unlinks their outside accounts, because anyone who knew the old PIN may have
 * linked their own (Q33). Returns the PIN.
 * @throws AppError `student-gone`
 */
export async function resetPin(editor: ClassEditor, studentId: string): Promise<string> {
  const pin = makeOneTimePinRow();
  const ended = await transaction(async (tx) => {
    await requireStudent(tx, editor, studentId);
    await recordInJournal(
      tx,
      { ...editor, activityIds: [] },
      { kind: "pin", values: { student: studentId }, always: true },
      () => rows.changePin(tx, studentId, pin),
    );
    const merged = await rows.listMergedInto(tx, studentId);
    // PINs of names merged into this one stop working too (T15).
    for (const mergedId of merged) await rows.changePin(tx, mergedId, makeOneTimePinRow());
    await deleteThrottles(tx, pinThrottle(studentId), pinsOfClass(editor.classId));
    await unlinkAccounts(tx, editor, [studentId, ...merged]);
    return endSessionsOf(tx, { studentId });
  });
  publishEndedSessions(ended, "new-pin");
  return pin.oneTimePin;
}

/**
 * Renames a student; PIN, team and sessions stay. Returns the name as stored.
 * @throws AppError `student-gone`, `name-…`, `rename-taken`
 */
export async function renameStudent(editor: ClassEditor, given: { studentId: string; name: string }): Promise<string> {
  const { studentId } = given;
  const name = checkName(given.name);
  await transaction(async (tx) => {
    await lockClass(tx, editor.classId);
    await requireStudent(tx, editor, studentId);
    const rename = async () => {
      if (!(await rows.setStudentName(tx, studentId, name, nameKey(name))))
        throw new AppError("rename-taken", { name }, "name");
    };
    await recordInJournal(
      tx,
      { ...editor, activityIds: [], named: [studentId] },
      { kind: "rename-student", values: { student: studentId } },
      rename,
    );
  });
  await invalidateClass(editor.classId, "roster", "tray", "teams", `student:${studentId}`);
  return name;
}

/**
 * Deletes the counts of wrong PINs for the student, and for the class by address, so that the student can try again at once.
 * @throws AppError `student-gone`
 */
export async function clearMisses(editor: ClassEditor, studentId: string): Promise<void> {
  await transaction(async (tx) => {
    await requireStudent(tx, editor, studentId);
    if (!(await deleteThrottles(tx, pinThrottle(studentId), pinsOfClass(editor.classId)))) return;
    // Deleted counts cannot be restored, so the entry has nothing to undo.
    await recordInJournal(
      tx,
      { ...editor, activityIds: [] },
      { kind: "clear-misses", values: { student: studentId }, always: true },
      () => Promise.resolve(),
    );
  });
  await invalidateClass(editor.classId, "roster", "tray");
}

export async function requireStudent(tx: Tx, editor: ClassEditor, studentId: string): Promise<rows.StudentSignIn> {
  const student = isUuid(studentId) ? await rows.lockStudent(tx, editor.classId, studentId) : null;
  if (student === null) throw new AppError("student-gone");
  return student;
}
