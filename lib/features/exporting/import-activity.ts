/** Imports the file of an exported activity into a class (T14). Everything gets new ids, so that no file can change existing data. */
import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { database, transaction, type Tx } from "@/db/client";
import { lockClass } from "@/lib/features/people/classes/queries/classes";
import { listActivitiesOf } from "@/lib/features/people/classes/queries/activities";
import { listNames } from "@/lib/features/people/classes/queries/students";
import {
  insertActivityRows,
  insertImportedActivity,
  insertImportedPeople,
  isRefusedByDatabase,
} from "./queries/activity-rows";
import { insertDocumentRows } from "./queries/document-rows";
import {
  countPresent,
  deleteStage,
  lockStage,
  insertStage,
  listAbandonedStages,
  moveFromStage,
} from "./queries/staged-imports";
import { findTeacherRight } from "@/lib/activity/queries/activity";
import { insertImportedTeachers } from "@/lib/features/people/signing-in/queries/teachers";
import { hashSecret } from "@/lib/auth/hashing";
import type { ClassEditor } from "@/lib/activity/authorise";
import { invalidateClass } from "@/lib/features/people/classes/invalidate-class";
import { maxStudents } from "@/lib/features/people/joining/joining";
import { recordInJournal } from "@/lib/activity/journal/record";
import { activityName } from "@/lib/content/activity-name";
import { newestVersion } from "@/lib/content/built-in-versions";
import { findOrAddVersion } from "@/lib/features/lessons/own-lessons";
import { cleanImported, type CleanedLesson } from "@/lib/features/lessons/pictures";
import { decodeRows } from "@/lib/sync/format/stored-rows";
import { AppError } from "@/lib/errors/errors";
import { currentTime } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import { nameFault, nameKey, tidyName } from "@/lib/features/people/joining/rules/names";
import { makeOneTimePin } from "@/lib/features/people/signing-in/rules/secrets";
import en from "@/messages/en.json";
import { waitForExportTurn } from "@/lib/features/people/classes/export-turn";
import type { ImportHead } from "./import-parts";
import { ImportReader } from "./import-reader";

export interface ImportedActivity {
  activityId: string;
  name: string;
  /** Students who are new in the class, each with a one-time PIN. */
  added: number;
  /** Students whose name was in the class already: they are the same students. */
  known: number;
}

/**
 * Others hardly notice an import: its rows are written in short statements with breaks between them, and on a stage that nobody can find until all
 * are stored.
 * @param bytes are transferred to the reading thread: the caller's array is empty afterwards
 * @throws AppError `import-not-ours`, `import-newer`, `import-lesson`, `lesson-file-…`, `too-many-lessons`, `import-damaged`, `import-full`,
 * `import-changed`, `import-unfinished`, `export-busy`, `not-found`; then nothing was imported
 */
export async function importActivity(
  editor: ClassEditor,
  bytes: Uint8Array<ArrayBuffer>,
  now = currentTime(),
): Promise<ImportedActivity> {
  const leave = await waitForExportTurn(editor.teacherId);
  try {
    const names = await listNames(database(), editor.classId);
    const inClass = names.map(({ id, name }): [string, string] => [nameKey(name), id]);
    const reader = new ImportReader({ bytes, teacherId: editor.teacherId, inClass });
    try {
      const first = await reader.next();
      if (first.is !== "head") throw new Error("a file begins with its head");
      return await importRows(editor, first.head, reader, now);
    } finally {
      await reader.close();
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    log().error({ err: error }, "An import did not finish.");
    throw new AppError("import-unfinished");
  } finally {
    leave();
  }
}

async function importRows(
  editor: ClassEditor,
  head: ImportHead,
  reader: ImportReader,
  now: Date,
): Promise<ImportedActivity> {
  const { classId } = editor;
  const people = newPeople(await listNames(database(), classId), head, now);
  const lesson = head.lesson && (await cleanImported(head.lesson));
  const stage = randomUUID();
  return lockStage(stage, async () => {
    try {
      await insertStage(stage, head.documentIds, now);
      await fillStage(stage, editor, head, people, reader, now);
      const name = await transaction((tx) => show(tx, stage, editor, { ...head, lesson }, people, now));
      await invalidateClass(classId, "roster", "tray");
      return { ...name, added: people.added.length, known: head.known.length };
    } catch (error) {
      await removeStage(stage);
      if (!isRefusedByDatabase(error)) throw error;
      const present = await countPresent(database(), classId, head.known);
      throw new AppError(present < head.known.length ? "import-changed" : "import-damaged");
    }
  });
}

async function fillStage(
  stage: string,
  { teacherId }: ClassEditor,
  head: ImportHead,
  people: NewPeople,
  reader: ImportReader,
  now: Date,
): Promise<void> {
  const passwordHash = await hashSecret(randomBytes(16).toString("hex"));
  const activityId = randomUUID();
  for (let part = await reader.next(); part.is === "history"; part = await reader.next()) {
    const { documentId, rows } = part;
    await withBreak(() => insertDocumentRows(documentId, decodeRows(rows)));
  }
  const teachers = head.teachers.filter(({ id }) => id !== teacherId);
  await withBreak(() => insertImportedTeachers(database(), teachers, stage, passwordHash));
  const students = [...people.added, ...people.former].map((row) => ({ ...row, classId: stage }));
  for (let at = 0; at < students.length; at += studentsAtOnce)
    await withBreak(() => insertImportedPeople(database(), students.slice(at, at + studentsAtOnce)));
  // The retention of a closed activity counts from its import, not from the day when it was closed elsewhere (Q32).
  const closedAt = head.activity.phase === "closed" ? now : null;
  await insertImportedActivity(database(), {
    ...head.activity,
    // The teacher's own lesson is added when the activity is shown, so that no lesson is left by an import that is refused.
    contentId: head.lesson === null ? head.activity.contentId : newestVersion,
    id: activityId,
    classId: stage,
    closedAt,
    importedAt: now,
  });
  for (let part = await reader.next(); part.is === "rows"; part = await reader.next()) {
    const { table, rows } = part;
    await withBreak(() => insertActivityRows(database(), table, rows, activityId));
  }
}

const studentsAtOnce = 100;

/** The embedded database runs one statement at a time, so others get a break as long as each statement took, at most `mostBreakMs`. */
async function withBreak(run: () => Promise<void>): Promise<void> {
  const from = performance.now();
  await run();
  await wait(Math.min(performance.now() - from, mostBreakMs));
}

const mostBreakMs = 500;

/** Shows the imported activity in one short transaction, or nothing of it when the class has changed since the file was read. */
async function show(
  tx: Tx,
  stage: string,
  editor: ClassEditor,
  head: Omit<ImportHead, "lesson"> & { lesson: CleanedLesson | null },
  people: NewPeople,
  now: Date,
): Promise<{ activityId: string; name: string }> {
  const { classId, teacherId } = editor;
  if ((await findTeacherRight(tx, classId, teacherId)) !== "steer") throw new AppError("not-found");
  await lockClass(tx, classId);
  const inClass = await listNames(tx, classId);
  refuseFull(inClass.length, people.added.length);
  const taken = new Set(inClass.map(({ name }) => nameKey(name)));
  const isSame = (await countPresent(tx, classId, head.known)) === head.known.length;
  if (!isSame || people.added.some((student) => taken.has(student.nameKey))) throw new AppError("import-changed");
  const name = await freeName(tx, classId, head.activity.name);
  const contentId =
    head.lesson === null ? head.activity.contentId : await findOrAddVersion(tx, teacherId, head.lesson, now);
  const entry = {
    kind: "import-activity",
    values: { newName: name, count: people.added.length },
    always: true,
  } as const;
  return recordInJournal(
    tx,
    { ...editor, activityIds: [] },
    entry,
    async () => ({ name, activityId: await moveFromStage(tx, stage, { classId, name, contentId }) }),
    now,
  );
}

/** Rows that cannot be removed now are removed at the next start. */
async function removeStage(stage: string): Promise<void> {
  const pauseBriefly = () => wait(deleteBreakMs);
  await deleteStage(stage, pauseBriefly).catch((error: unknown) =>
    log().warn({ err: error }, "What an import left can't be removed; the next start does it."),
  );
}

const deleteBreakMs = 10;

/** Removes the rows that imports of ended processes left. Call it at a start, before any import. @returns the number of such imports */
export async function removeAbandonedImports(): Promise<number> {
  const left = await listAbandonedStages();
  for (const stage of left) await removeStage(stage);
  return left.length;
}

type NewPeople = ReturnType<typeof newPeople>;

function refuseFull(present: number, given: number): void {
  if (present + given > maxStudents)
    throw new AppError("import-full", { most: maxStudents, room: maxStudents - present, given });
}

/**
 * `added`: students who are not in the class yet, each with a one-time PIN like a name on the roster. `former`: students who had been removed,
 * without their names.
 */
function newPeople(inClass: readonly { name: string }[], file: ImportHead, now: Date) {
  const known = new Set(file.known);
  const row = (person: ImportHead["people"][number], name: string) => ({
    id: person.id,
    name,
    nameKey: nameKey(name),
    pinHash: "",
    onRoster: person.onRoster,
    section: person.section,
    extraTime: person.extraTime,
    // A date in the future would make retention wait for that day, so it becomes now (Q32).
    createdAt: person.createdAt < now ? person.createdAt : now,
  });
  const unknown = file.people.flatMap((person) =>
    person.name === null || known.has(person.id) ? [] : [{ person, written: person.name }],
  );
  refuseFull(inClass.length, unknown.length);
  const added = unknown.map(({ person, written }) => {
    const name = tidyName(written);
    if (nameFault(name) !== null) throw new AppError("import-damaged");
    return { ...row(person, name), oneTimePin: makeOneTimePin(randomInt) };
  });
  const former = file.people
    .filter(({ name }) => name === null)
    .map((person) => ({ ...row(person, en.exporting.values.former), removedAt: now }));
  return { added, former };
}

/** The activity's name, or the first of "name 2", "name 3", … that no other activity of the class has. */
async function freeName(tx: Tx, classId: string, name: string): Promise<string> {
  const wanted = tidyName(name);
  if (nameFault(wanted) !== null) throw new AppError("import-damaged");
  const taken = new Set((await listActivitiesOf(tx, [classId])).map((activity) => nameKey(activityName(activity))));
  for (let n = 1; ; n++) {
    const free = n === 1 ? wanted : `${wanted} ${n}`;
    if (!taken.has(nameKey(free))) return free;
  }
}
