/** T14: reads the file of an exported activity, and hands it on in small parts. Runs in a thread of its own (import-reader.ts): reading takes seconds. */
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { hasLesson, lessonOf } from "@/lib/content/lesson";
import { encodeRows } from "@/lib/document-format/stored-rows";
import { AppError, type RefusalCode } from "@/lib/errors/errors";
import { formerMemberId } from "@/lib/rules/privacy/former-member";
import { nameKey } from "@/lib/rules/joining/names";
import type { ActivityTableName } from "@/db/queries/exporting/activity-rows";
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
import { isBoundedJson } from "@/lib/rules/exporting/bounded-json";
import { readHistories } from "./read-histories";

export interface ImportRequest {
  /** The file. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Who imports: named in the file, they are the same teacher here. */
  teacherId: string;
  /** The class's students, by `nameKey`. */
  inClass: [key: string, studentId: string][];
}

/** What comes first. Ids are new ones here, but of whoever is in the class already. */
export type ImportHead = Pick<ActivityFile, "activity" | "teachers" | "people"> & {
  documentIds: string[];
  /** Students of the class whom the file names. */
  known: string[];
};

/** In this order: the head, histories, tables. */
export type ImportPart =
  | { is: "head"; head: ImportHead }
  /** Some rows of a document, by `encodeRows`. */
  | { is: "history"; documentId: string; rows: Uint8Array }
  | { is: "histories-end" }
  | { is: "rows"; table: ActivityTableName; rows: readonly object[] }
  | { is: "end" }
  | { is: "refused"; code: RefusalCode };

export function* readImport(request: ImportRequest): Generator<ImportPart, void, undefined> {
  try {
    yield* readParts(request);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    yield { is: "refused", code: error.code };
  }
}

/** Rows and their size in one part: each part is a statement, which nobody should notice who types meanwhile. */
const limits = { rows: 100, size: 128 * 1024, historyRows: 1_000, historyBytes: 256 * 1024 };

function* readParts({ bytes, teacherId, inClass }: ImportRequest): Generator<ImportPart, void, undefined> {
  const json = parseJson(bytes);
  const lesson = lessonOf(readHead(json).activity.contentId);
  const ids = assignIds(json, teacherId, new Map(inClass));
  const parsed = fileSchema(ids, lesson).safeParse(json);
  if (!parsed.success) throw new AppError("import-damaged");
  const file = parsed.data;
  const { activity, teachers, people } = file;
  const documentIds = file.documents.map(({ id }) => id);
  yield { is: "head", head: { activity, teachers, people, documentIds, known: [...ids.known] } };
  for (const { documentId, rows } of readHistories(file, ids, bytes.length))
    for (const some of splitBySize(rows, ({ bytes: of }) => of.length, limits.historyRows, limits.historyBytes))
      yield { is: "history", documentId, rows: encodeRows(some) };
  yield { is: "histories-end" };
  for (const table of fileTables) {
    const rows = withoutDoubles(file, table);
    for (const some of splitBySize(rows, (row) => JSON.stringify(row).length, limits.rows, limits.size))
      yield { is: "rows", table, rows: some };
  }
  yield { is: "end" };
}

/** Splits after so many, or after one with which they have that size. */
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

/** A file that names our format at its start, and then breaks off or has strange bytes, is damaged; any other is none of ours. */
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
  if (!hasLesson(head.data.activity.contentId)) throw new AppError("import-lesson");
  return head.data;
}

/** A row stands in a list in the file, and may hold a list of texts or the levels of a criterion. */
const jsonBounds = { depth: 8, values: 2_000_000 };

const peopleSchema = z.object({
  people: z.array(
    z.object({ id: z.string(), name: z.string().max(longestName).nullable(), merged: z.array(z.string()) }),
  ),
});

/**
 * A new id for each of the file's, so that none stands for anybody here by its id: whoever has the name of a student of the class is that student,
 * the importing teacher is named among teachers only, and a former member among authors and members only (Q31).
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
    const fresh = map.get(id) ?? randomUUID();
    map.set(id, fresh);
    return fresh;
  };
  const of = from(given);
  const ids: NewIds = { of, ofTeacher: from(teachers), ofMember: (id) => (id === formerMemberId ? id : of(id)) };
  return { ...ids, known };
}

/** Q21: a merged student and the one they were merged into are one member. */
function withoutDoubles(file: ActivityFile, table: ActivityTableName): readonly object[] {
  return table === "submissions"
    ? file.submissions.map((row) => ({ ...row, memberIds: [...new Set(row.memberIds)] }))
    : file[table];
}
