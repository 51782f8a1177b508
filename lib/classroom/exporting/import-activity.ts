/** T14: imports the file of an exported activity into a class. Everything gets new ids, so that no file can change what is here. */
import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { database, transaction, type Tx } from "@/db/client";
import { lockClass } from "@/db/queries/classes/classes";
import { listActivitiesOf } from "@/db/queries/classes/activities";
import { listNames } from "@/db/queries/classes/students";
import {
  insertActivityRows,
  insertImportedActivity,
  insertImportedPeople,
  isRefusedByDatabase,
} from "@/db/queries/exporting/activity-rows";
import { deleteDocumentRows, insertDocumentRows } from "@/db/queries/exporting/document-rows";
import { insertImportedTeachers } from "@/db/queries/signing-in/teachers";
import { hashSecret } from "@/lib/auth/hashing";
import type { ClassSteering } from "@/lib/auth/standing";
import { invalidateClass } from "@/lib/classroom/classes/invalidate-class";
import { maxStudents } from "@/lib/classroom/joining/joining";
import { recordInJournal } from "@/lib/classroom/journal/journal";
import { activityName } from "@/lib/content/activity-name";
import { decodeRows } from "@/lib/document-format/stored-rows";
import { AppError } from "@/lib/errors/errors";
import { nameFault, nameKey, tidyName } from "@/lib/rules/joining/names";
import { makeOneTimePin } from "@/lib/rules/signing-in/secrets";
import en from "@/messages/en.json";
import { enterExport } from "./export-turn";
import type { ImportHead } from "./import-parts";
import { ImportReader } from "./import-reader";

export interface ImportedActivity {
  activityId: string;
  name: string;
  /** Students who are new in the class, each with a one-time PIN. */
  added: number;
  /** Those whose name was in the class already: they are the same students. */
  known: number;
}

/**
 * @param bytes are handed over: they are empty for the caller
 * @throws AppError `import-not-ours`, `import-newer`, `import-lesson`, `import-damaged`, `import-full`, `import-changed`, `export-busy`; then
 * nothing of it is here
 */
export async function importActivity(
  steering: ClassSteering,
  bytes: Uint8Array<ArrayBuffer>,
  now = new Date(),
): Promise<ImportedActivity> {
  const leave = await enterExport(steering.teacherId);
  try {
    const names = await listNames(database(), steering.classId);
    const inClass = names.map(({ id, name }): [string, string] => [nameKey(name), id]);
    const reader = new ImportReader({ bytes, teacherId: steering.teacherId, inClass });
    try {
      const first = await reader.next();
      if (first.is !== "head") throw new Error("a file begins with its head");
      return await insertFile(steering, first.head, reader, now);
    } finally {
      await reader.close();
    }
  } finally {
    leave();
  }
}

async function insertFile(
  steering: ClassSteering,
  head: ImportHead,
  reader: ImportReader,
  now: Date,
): Promise<ImportedActivity> {
  const { classId, teacherId } = steering;
  const known = new Set(head.known);
  const passwordHash = await hashSecret(randomBytes(16).toString("hex"));
  try {
    for (let part = await reader.next(); part.is === "history"; part = await reader.next())
      await insertDocumentRows(part.documentId, decodeRows(part.rows));
    const imported = await transaction(async (tx) => {
      await lockClass(tx, classId);
      const people = await newPeople(tx, steering, head, known, now);
      const name = await freeName(tx, classId, head.activity.name);
      const activityId = randomUUID();
      await recordInJournal(
        tx,
        { ...steering, activityIds: [] },
        { kind: "import-activity", values: { newName: name, count: people.added.length }, always: true },
        async () => {
          const teachers = head.teachers.filter(({ id }) => id !== teacherId);
          await insertImportedTeachers(tx, teachers, passwordHash);
          await insertImportedPeople(tx, [...people.added, ...people.former]);
          // Q32: a closed one is kept here as long as if it had been closed now.
          const closedAt = head.activity.phase === "closed" ? now : null;
          await insertImportedActivity(tx, { ...head.activity, id: activityId, name, classId, closedAt });
          for (let part = await reader.next(); part.is === "rows"; part = await reader.next())
            await insertActivityRows(tx, part.table, part.rows, activityId);
        },
        now,
      );
      return { activityId, name, added: people.added.length, known: known.size };
    });
    await invalidateClass(classId, "roster", "tray");
    return imported;
  } catch (error) {
    await deleteDocumentRows(head.documentIds);
    if (isRefusedByDatabase(error)) throw new AppError("import-damaged");
    throw error;
  }
}

/** Who is not in the class yet, with a one-time PIN as a name on the roster has; and those who had been removed, without a name. */
async function newPeople(tx: Tx, { classId }: ClassSteering, file: ImportHead, known: ReadonlySet<string>, now: Date) {
  const inClass = await listNames(tx, classId);
  const taken = new Set(inClass.map(({ name }) => nameKey(name)));
  const row = (person: ImportHead["people"][number], name: string) => ({
    id: person.id,
    classId,
    name,
    nameKey: nameKey(name),
    pinHash: "",
    onRoster: person.onRoster,
    section: person.section,
    extraTime: person.extraTime,
    // Q32: nobody comes later than now, whatever the file says, or retention would wait for that day.
    createdAt: person.createdAt < now ? person.createdAt : now,
  });
  const unknown = file.people.flatMap((person) =>
    person.name === null || known.has(person.id) ? [] : [{ person, written: person.name }],
  );
  if (inClass.length + unknown.length > maxStudents)
    throw new AppError("import-full", { most: maxStudents, room: maxStudents - inClass.length, given: unknown.length });
  const added = unknown.map(({ person, written }) => {
    const name = tidyName(written);
    if (nameFault(name) !== null) throw new AppError("import-damaged");
    // Somebody has joined with that name since the file was read.
    if (taken.has(nameKey(name))) throw new AppError("import-changed");
    return { ...row(person, name), oneTimePin: makeOneTimePin(randomInt) };
  });
  const former = file.people
    .filter(({ name }) => name === null)
    .map((person) => ({ ...row(person, en.exporting.values.former), removedAt: now }));
  return { added, former };
}

/** The activity's name, or the first of "name 2", "name 3", … that no other of the class has. */
async function freeName(tx: Tx, classId: string, name: string): Promise<string> {
  const wanted = tidyName(name);
  if (nameFault(wanted) !== null) throw new AppError("import-damaged");
  const taken = new Set((await listActivitiesOf(tx, [classId])).map((activity) => nameKey(activityName(activity))));
  for (let n = 1; ; n++) {
    const free = n === 1 ? wanted : `${wanted} ${n}`;
    if (!taken.has(nameKey(free))) return free;
  }
}
