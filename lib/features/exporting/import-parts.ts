/**
 * Reads the file of an exported activity and yields it in small parts (T14). Reading takes seconds, so it runs in a thread of its own
 * (import-reader.ts).
 */
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { findBuiltInLesson } from "@/lib/content/built-in";
import { findFaults, type Fault } from "@/lib/content/faults";
import { readLesson, type LessonFile } from "@/lib/content/lesson-file";
import { encodeRows } from "@/lib/sync/format/stored-rows";
import { AppError, type RefusalCode } from "@/lib/errors/errors";
import { formerMemberId } from "@/lib/activity/rules/former-member";
import { nameKey } from "@/lib/features/people/joining/rules/names";
import type { ActivityTableName } from "./queries/activity-rows";
import {
  fileFormat,
  fileSchema,
  fileTables,
  fileVersion,
  headSchema,
  type ActivityFile,
  type NewIds,
} from "./activity-file";
import { longestName } from "./activity-shapes";
import { isBoundedJson } from "./rules/bounded-json";
import { readHistories } from "./read-histories";

export interface ImportRequest {
  /** The file. */
  bytes: Uint8Array<ArrayBuffer>;
  /** The importing teacher; if the file names them, they are the same teacher here. */
  teacherId: string;
  /** The class's students, by `nameKey`. */
  inClass: [key: string, studentId: string][];
}

/** The first part. Its ids are new, except those of students who are in the class already. */
export type ImportHead = Pick<ActivityFile, "activity" | "teachers" | "people"> & {
  /** The teacher's own lesson that the file carries, with its pictures; null when the activity's lesson ships with the product. */
  lesson: LessonFile | null;
  documentIds: string[];
  /** Students of the class whom the file names. */
  known: string[];
};

/** In this order: the head, histories, tables. */
export type ImportPart =
  | { is: "head"; head: ImportHead }
  /** Some rows of a document, encoded by `encodeRows`. */
  | { is: "history"; documentId: string; rows: Uint8Array }
  | { is: "histories-end" }
  | { is: "rows"; table: ActivityTableName; rows: readonly object[] }
  | { is: "end" }
  | { is: "refused"; code: RefusalCode; values: AppError["values"] };

export function* readImport(request: ImportRequest): Generator<ImportPart, void, undefined> {
  try {
    yield* readParts(request);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    yield { is: "refused", code: error.code, values: error.values };
  }
}

/** The most rows and the size of one part. Each part is one statement, which nobody who is typing should notice. */
const limits = { rows: 100, size: 128 * 1024, historyRows: 1_000, historyBytes: 256 * 1024 };

function* readParts({ bytes, teacherId, inClass }: ImportRequest): Generator<ImportPart, void, undefined> {
  const json = parseJson(bytes);
  const head = readHead(json);
  const builtIn = findBuiltInLesson(head.activity.contentId);
  const lesson = builtIn === null ? readCarriedLesson(head.lesson) : { lesson: builtIn, pictures: [] };
  const ids = assignIds(json, teacherId, new Map(inClass));
  const parsed = fileSchema(ids, lesson.lesson).safeParse(json);
  if (!parsed.success) throw new AppError("import-damaged");
  const file = parsed.data;
  const { activity, teachers, people } = file;
  const documentIds = file.documents.map(({ id }) => id);
  yield {
    is: "head",
    head: { activity, teachers, people, documentIds, known: [...ids.known], lesson: builtIn === null ? lesson : null },
  };
  for (const { documentId, rows } of readHistories(file, ids, bytes.length))
    for (const some of splitBySize(rows, ({ bytes: of }) => of.length, limits.historyRows, limits.historyBytes))
      yield { is: "history", documentId, rows: encodeRows(some) };
  yield { is: "histories-end" };
  for (const table of fileTables) {
    const rows = withoutDuplicates(file, table);
    for (const some of splitBySize(rows, (row) => JSON.stringify(row).length, limits.rows, limits.size))
      yield { is: "rows", table, rows: some };
  }
  yield { is: "end" };
}

/** Ends a group after `most` items, or after the item with which it reaches `mostSize`. */
function* splitBySize<T>(
  all: readonly T[],
  sizeOf: (one: T) => number,
  most: number,
  mostSize: number,
): Generator<T[], void, undefined> {
  let [some, size]: [T[], number] = [[], 0];
  for (const one of all) {
    some.push(one);
    size += sizeOf(one);
    if (some.length < most && size < mostSize) continue;
    yield some;
    [some, size] = [[], 0];
  }
  if (some.length > 0) yield some;
}

/** A file that starts with our format's name, but is cut off or has invalid bytes, is damaged; any other file is not ours. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    if (!isBoundedJson(bytes, jsonBounds)) throw new Error("no activity has so many values");
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const start = new TextDecoder().decode(bytes.subarray(0, 200));
    throw new AppError(start.includes(`"${fileFormat}"`) ? "import-damaged" : "import-not-ours");
  }
}

function readHead(json: unknown): z.output<typeof headSchema> {
  const named = z.object({ format: z.literal(fileFormat), version: z.unknown() }).safeParse(json);
  if (!named.success) throw new AppError("import-not-ours");
  const version = z.int().safeParse(named.data.version);
  if (version.success && version.data > fileVersion) throw new AppError("import-newer");
  const head = headSchema.safeParse(json);
  if (!head.success) throw new AppError("import-damaged");
  return head.data;
}

/** A file carries the lesson of its activity if that is a teacher's own. An activity runs only a lesson that lacks nothing. */
function readCarriedLesson(carried: unknown): LessonFile {
  if (carried === undefined) throw new AppError("import-lesson");
  const file = readLesson(carried);
  const images = new Set(file.pictures.map(({ image }) => image));
  // Activities go on with a version from before short texts had limits.
  const isFault = ({ code }: Fault) => code !== "long" && code !== "long-word";
  if (findFaults(file.lesson, images).some(isFault)) throw new AppError("import-damaged");
  return file;
}

/** Depth: a lesson is a value of the file, and its own file may have 12 levels. */
const jsonBounds = { depth: 13, values: 2_000_000 };

const peopleSchema = z.object({
  people: z.array(
    z.object({ id: z.string(), name: z.string().max(longestName).nullable(), merged: z.array(z.string()) }),
  ),
});

/**
 * Gives each id of the file a new one, so that no id can stand for an existing person. A student with the name of one in the class is that student;
 * the importing teacher's id counts among teachers only, and a former member's among authors and members only (Q31).
 */
function assignIds(json: unknown, teacherId: string, inClass: ReadonlyMap<string, string>) {
  const parsed = peopleSchema.safeParse(json);
  if (!parsed.success) throw new AppError("import-damaged");
  const [given, teachers] = [new Map<string, string>(), new Map([[teacherId, teacherId]])];
  const known = new Set<string>();
  for (const { id, name, merged } of parsed.data.people) {
    const here = name === null ? undefined : inClass.get(nameKey(name));
    if (here !== undefined) known.add(here);
    for (const each of [id, ...merged])
      given.set(each.toLowerCase(), here ?? given.get(id.toLowerCase()) ?? randomUUID());
  }
  const from = (map: Map<string, string>) => (id: string) => {
    const assigned = map.get(id);
    if (assigned !== undefined) return assigned;
    const fresh = randomUUID();
    map.set(id, fresh);
    return fresh;
  };
  const of = from(given);
  const ids: NewIds = { of, ofTeacher: from(teachers), ofMember: (id) => (id === formerMemberId ? id : of(id)) };
  return { ...ids, known };
}

/** A merged student and the one they were merged into are one member (Q21). */
function withoutDuplicates(file: ActivityFile, table: ActivityTableName): readonly object[] {
  return table === "submissions"
    ? file.submissions.map((row) => ({ ...row, memberIds: [...new Set(row.memberIds)] }))
    : file[table];
}
