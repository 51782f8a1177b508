/** Compares a list from a spreadsheet with the class, and imports what the teacher decided (T15). */
import { database, transaction, type Tx } from "@/db/client";
import { listOpenActivities } from "@/lib/features/people/classes/queries/activities";
import { lockClass } from "@/lib/features/people/classes/queries/classes";
import { listRoster, setOnRoster, setRecord } from "./queries/roster";
import { insertStudents, setStudentName } from "@/lib/features/people/classes/queries/students";
import { lockActivities } from "@/lib/activity/queries/activity";
import type { ClassReader, ClassEditor } from "@/lib/activity/authorise";
import { lookKeys } from "@/lib/features/people/joining/look-alikes";
import { maxStudents } from "@/lib/features/people/joining/joining";
import { recordInJournal } from "@/lib/activity/journal/record";
import { removeHiddenSpotlights } from "@/lib/features/screens/projector/projector";
import { AppError } from "@/lib/errors/errors";
import { compareRoster, type ComparedRow, type RosterStudent } from "./rules/roster-comparison";
import { decisionFault, type DecisionFault, type ListedStudent, type RosterDecisions } from "./rules/roster-decisions";
import { isNoStudentName, isStorable, toRosterTable, type RosterRow } from "./rules/roster-rows";
import { nameKey, tidyName } from "@/lib/features/people/joining/rules/names";
import { writeCsvFile } from "@/lib/csv/write";
import { currentTime } from "@/lib/process/clock";
import { invalidateClass } from "@/lib/features/people/classes/invalidate-class";
import { makeOneTimePinRow } from "@/lib/features/people/classes/one-time-pins";
import { requireStudent } from "@/lib/features/people/classes/students";
import { publishRemoval, removeFromClass } from "./removing";

export interface RosterComparison {
  rows: ComparedRow[];
  /** The class's present students. */
  students: RosterStudent[];
}

/** Writes nothing. */
export async function loadRosterComparison(
  { classId }: ClassReader,
  rows: readonly RosterRow[],
): Promise<RosterComparison> {
  const students = await listRoster(database(), classId);
  return { rows: compareRoster(rows, students, lookKeys), students };
}

/** Lists names of the class's students that gradebooks also give to rows of no student. A row with such a name is then that student's. */
export async function listNoStudentNames({ classId }: ClassReader): Promise<string[]> {
  const students = await listRoster(database(), classId);
  return students.map(({ name }) => name).filter(isNoStudentName);
}

export interface ImportedRoster {
  added: number;
  changed: number;
  removed: number;
}

/** Runs in the import's transaction, with the students whom it added. */
type AfterImport = (tx: Tx, added: readonly { id: string; name: string }[]) => Promise<void>;

/** What the caller publishes after the commit, with `publishImportedRoster`. */
interface StoredRoster {
  added: readonly { id: string; name: string }[];
  result: ImportedRoster;
  left: Awaited<ReturnType<typeof removeFromClass>>;
  renamed: readonly ListedStudent[];
}

/**
 * Imports a list as one journal entry: adds students, each with a one-time PIN, updates those who differ, and removes those who were ticked. Students
 * without a decision stay as they are. `afterwards` runs in the same transaction.
 * @throws AppError `roster-…`
 */
export async function importRoster(
  editor: ClassEditor,
  given: RosterDecisions,
  { now = currentTime(), afterwards }: { now?: Date; afterwards?: AfterImport } = {},
): Promise<ImportedRoster> {
  const stored = await transaction(async (tx) => {
    const stored = await importRosterIn(tx, editor, given, now);
    await afterwards?.(tx, stored.added);
    return stored;
  });
  await publishImportedRoster(editor.classId, stored);
  return stored.result;
}

/** Like `importRoster`, in a transaction of the caller. @throws AppError `roster-…` */
export async function importRosterIn(
  tx: Tx,
  editor: ClassEditor,
  given: RosterDecisions,
  now: Date,
): Promise<StoredRoster> {
  const decisions = tidyDecisions(given);
  const activities = await lockActivities(tx, await listOpenActivities(tx, editor.classId));
  await lockClass(tx, editor.classId);
  const students = await listRoster(tx, editor.classId);
  checkDecisions(decisions, students);
  const removed = decisions.remove.map(({ studentId }) => studentId).sort();
  const changed = decisions.update.filter(isChange);
  const result = { added: decisions.add.length, changed: changed.length, removed: removed.length };
  let added: Awaited<ReturnType<typeof insertStudents>> = [];
  const left = await recordInJournal(
    tx,
    { ...editor, activityIds: activities.map(({ id }) => id), named: changed.map(({ studentId }) => studentId) },
    { kind: "roster", values: { ...result } },
    async () => {
      const gone = await removeFromClass(tx, activities, removed, now);
      await renameAll(tx, changed);
      for (const { studentId, seen, set } of changed) {
        const { name: _, ...record } = set;
        await setRecord(tx, studentId, record);
        if (!seen.onRoster) await setOnRoster(tx, studentId, true);
      }
      const add = decisions.add.map(({ name, record }) => ({
        name,
        nameKey: nameKey(name),
        onRoster: true,
        ...record,
      }));
      added = await insertStudents(
        tx,
        editor.classId,
        add.map((student) => ({ ...student, ...makeOneTimePinRow() })),
      );
      return gone;
    },
    now,
  );
  left.invalidated.push(...(await removeHiddenSpotlights(tx, editor, activities, now)));
  return { added, left, result, renamed: changed.filter(({ set }) => set.name !== undefined) };
}

/** Call it after the commit. */
export async function publishImportedRoster(classId: string, { left, renamed }: StoredRoster): Promise<void> {
  publishRemoval(left);
  await invalidateClass(
    classId,
    "roster",
    "tray",
    "teams",
    ...renamed.map(({ studentId }) => `student:${studentId}` as const),
  );
}

/** Sets a student's section, "" for none (T15). Returns it as stored. @throws AppError `student-gone`, `roster-line` */
export async function setSection(editor: ClassEditor, given: { studentId: string; section: string }): Promise<string> {
  const { studentId } = given;
  const section = tidyName(given.section);
  await transaction(async (tx) => {
    const student = await requireStudent(tx, editor, studentId);
    if (!isStorable({ name: student.name, record: { section } })) throw new AppError("roster-line", { name: section });
    await recordInJournal(
      tx,
      { ...editor, activityIds: [], named: [studentId] },
      { kind: "section", values: { student: studentId } },
      () => setRecord(tx, studentId, { section }),
    );
  });
  await invalidateClass(editor.classId, "roster");
  return section;
}

/** Writes the roster as a CSV file that spreadsheets open and that can be imported again. */
export async function writeRoster({ classId }: ClassReader): Promise<string> {
  return writeCsvFile(toRosterTable(await listRoster(database(), classId)));
}

const isChange = ({ seen, set }: ListedStudent) => Object.keys(set).length > 0 || !seen.onRoster;

function tidyDecisions({ add, update, remove }: RosterDecisions): RosterDecisions {
  const tidy = <T extends object>(texts: T): T =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, tidyName(String(text))])) as T; // the same keys, all texts
  return {
    add: add.map(({ name, record }) => ({ name: tidyName(name), record: tidy(record) })),
    update: update.map(({ set, ...rest }) => ({ ...rest, set: tidy(set) })),
    remove,
  };
}

function checkDecisions(decisions: RosterDecisions, students: readonly RosterStudent[]): void {
  const fault = decisionFault(decisions, students);
  if (fault !== null) throw refusalOf(fault);
  const room = maxStudents - students.length + decisions.remove.length;
  if (decisions.add.length > room)
    throw new AppError("roster-full", { most: maxStudents, room, given: decisions.add.length });
}

function refusalOf(fault: DecisionFault): AppError {
  return fault.code === "changed"
    ? new AppError("roster-changed", { names: fault.names.slice(0, 5).join(", ") })
    : new AppError(`roster-${fault.code}`, { name: fault.name.slice(0, 80) });
}

/**
 * Renames in rounds, because a name may become free only after another rename. Swapping two names is refused: it needs a third name.
 * @throws AppError `roster-taken`
 */
async function renameAll(tx: Tx, changed: readonly ListedStudent[]): Promise<void> {
  let waiting = changed.flatMap(({ studentId, set }) =>
    set.name === undefined ? [] : [{ studentId, name: set.name }],
  );
  while (waiting.length > 0) {
    const taken: typeof waiting = [];
    for (const one of waiting)
      if (!(await setStudentName(tx, one.studentId, one.name, nameKey(one.name)))) taken.push(one);
    if (taken.length === waiting.length) throw new AppError("roster-taken", { name: taken[0]?.name ?? "" });
    waiting = taken;
  }
}
