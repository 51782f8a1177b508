/** T14: imports the file of an exported activity into a class. Everything gets new ids, so that no file can change what is here. */
import { randomBytes, randomInt, randomUUID } from "node:crypto";
import * as z from "zod";
import { database, transaction, type Tx } from "@/db/client";
import { lockClass } from "@/db/queries/classes/classes";
import { listActivitiesOf } from "@/db/queries/classes/activities";
import { listNames } from "@/db/queries/classes/students";
import {
  activityTableNames,
  insertActivityRows,
  insertImportedActivity,
  insertImportedPeople,
  isRefusedByDatabase,
} from "@/db/queries/exporting/activity-rows";
import { deleteDocumentRows } from "@/db/queries/exporting/document-rows";
import { insertImportedTeachers } from "@/db/queries/signing-in/teachers";
import { hashSecret } from "@/lib/auth/hashing";
import type { ClassSteering } from "@/lib/auth/standing";
import { invalidateClass } from "@/lib/classroom/classes/invalidate-class";
import { maxStudents } from "@/lib/classroom/joining/joining";
import { recordInJournal } from "@/lib/classroom/journal/journal";
import { activityName } from "@/lib/content/activity-name";
import { hasLesson, lessonOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { nameFault, nameKey, tidyName } from "@/lib/rules/joining/names";
import { makeOneTimePin } from "@/lib/rules/signing-in/secrets";
import en from "@/messages/en.json";
import { fileFormat, fileSchema, fileVersion, headSchema, type ActivityFile } from "./activity-file";
import { enterExport } from "./export-turn";
import { insertHistories } from "./import-histories";

export interface ImportedActivity {
  activityId: string;
  name: string;
  /** Students who are new in the class, each with a one-time PIN. */
  added: number;
  /** Those whose name was in the class already: they are the same students. */
  known: number;
}

/**
 * @throws AppError `import-not-ours`, `import-newer`, `import-lesson`, `import-damaged`, `import-full`, `import-changed`, `export-busy`; then
 * nothing of it is here
 */
export async function importActivity(
  steering: ClassSteering,
  bytes: Uint8Array,
  now = new Date(),
): Promise<ImportedActivity> {
  const leave = await enterExport(steering.teacherId);
  try {
    const json = parseJson(bytes);
    const ids = await assignIds(steering, json);
    const lesson = lessonOf(readHead(json).activity.contentId);
    const parsed = fileSchema((id) => ids.of(id), lesson).safeParse(json);
    if (!parsed.success) throw new AppError("import-damaged");
    return await insertFile(steering, parsed.data, ids, now);
  } finally {
    leave();
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new AppError("import-damaged");
  }
}

function readHead(json: unknown): z.output<typeof headSchema> {
  const named = z.object({ format: z.literal(fileFormat), version: z.unknown() }).safeParse(json);
  if (!named.success) throw new AppError("import-not-ours");
  const version = z.int().safeParse(named.data.version);
  if (version.success && version.data > fileVersion) throw new AppError("import-newer");
  const head = headSchema.safeParse(json);
  if (!head.success) throw new AppError("import-damaged");
  if (!hasLesson(head.data.activity.contentId)) throw new AppError("import-lesson");
  return head.data;
}

const peopleSchema = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string().nullable(), merged: z.array(z.string()) })),
});

/** A new id for each of the file's; whoever has the name of a student of the class is that student. */
async function assignIds(steering: ClassSteering, json: unknown) {
  readHead(json);
  const parsed = peopleSchema.safeParse(json);
  if (!parsed.success) throw new AppError("import-damaged");
  const inClass = new Map((await listNames(database(), steering.classId)).map(({ id, name }) => [nameKey(name), id]));
  const given = new Map<string, string>([[steering.teacherId, steering.teacherId]]);
  const known = new Set<string>();
  for (const { id, name, merged } of parsed.data.people) {
    const here = name === null ? undefined : inClass.get(nameKey(name));
    if (here !== undefined) known.add(here);
    for (const each of [id, ...merged])
      given.set(each.toLowerCase(), here ?? given.get(id.toLowerCase()) ?? randomUUID());
  }
  const of = (id: string): string => {
    const fresh = given.get(id) ?? randomUUID();
    given.set(id, fresh);
    return fresh;
  };
  return { of, known };
}

async function insertFile(
  steering: ClassSteering,
  file: ActivityFile,
  ids: { of: (id: string) => string; known: ReadonlySet<string> },
  now: Date,
): Promise<ImportedActivity> {
  const documentIds = file.documents.map(({ id }) => id);
  const passwordHash = await hashSecret(randomBytes(16).toString("hex"));
  try {
    await insertHistories(file, ids.of);
    const imported = await transaction(async (tx) => {
      await lockClass(tx, steering.classId);
      const people = await newPeople(tx, steering, file, ids.known, now);
      const name = await freeName(tx, steering.classId, file.activity.name);
      const activityId = randomUUID();
      await recordInJournal(
        tx,
        { ...steering, activityIds: [] },
        { kind: "import-activity", values: { newName: name, count: people.added.length }, always: true },
        async () => {
          const teachers = file.teachers.filter(({ id }) => id !== steering.teacherId);
          await insertImportedTeachers(tx, teachers, passwordHash);
          await insertImportedPeople(tx, [...people.added, ...people.former]);
          // Q32: a closed one is kept here as long as if it had been closed now.
          const closedAt = file.activity.phase === "closed" ? now : null;
          const own = { id: activityId, name, classId: steering.classId, closedAt };
          await insertImportedActivity(tx, { ...file.activity, ...own });
          for (const table of activityTableNames)
            await insertActivityRows(tx, table, withoutDoubles(file, table), activityId);
        },
        now,
      );
      return { activityId, name, added: people.added.length, known: ids.known.size };
    });
    await invalidateClass(steering.classId, "roster", "tray");
    return imported;
  } catch (error) {
    await deleteDocumentRows(documentIds);
    if (isRefusedByDatabase(error)) throw new AppError("import-damaged");
    throw error;
  }
}

/** Q21: a merged student and the one they were merged into are one member. */
function withoutDoubles(file: ActivityFile, table: (typeof activityTableNames)[number]): readonly object[] {
  return table === "submissions"
    ? file.submissions.map((row) => ({ ...row, memberIds: [...new Set(row.memberIds)] }))
    : file[table];
}

/** Who is not in the class yet, with a one-time PIN as a name on the roster has; and those who had been removed, without a name. */
async function newPeople(
  tx: Tx,
  { classId }: ClassSteering,
  file: ActivityFile,
  known: ReadonlySet<string>,
  now: Date,
) {
  const inClass = await listNames(tx, classId);
  const taken = new Set(inClass.map(({ name }) => nameKey(name)));
  const row = (person: ActivityFile["people"][number], name: string) => ({
    id: person.id,
    classId,
    name,
    nameKey: nameKey(name),
    pinHash: "",
    onRoster: person.onRoster,
    section: person.section,
    extraTime: person.extraTime,
    createdAt: person.createdAt,
  });
  const added = file.people.flatMap((person) => {
    if (person.name === null || known.has(person.id)) return [];
    const name = tidyName(person.name);
    if (nameFault(name) !== null) throw new AppError("import-damaged");
    // Somebody has joined with that name since the file was read.
    if (taken.has(nameKey(name))) throw new AppError("import-changed");
    return [{ ...row(person, name), oneTimePin: makeOneTimePin(randomInt) }];
  });
  if (inClass.length + added.length > maxStudents)
    throw new AppError("import-full", { most: maxStudents, room: maxStudents - inClass.length, given: added.length });
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
