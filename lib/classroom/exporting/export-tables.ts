/** T14: everything that leaves as CSV, in the order of the page. Whatever a later feature stores gets a table here. */
import { database } from "@/db/client";
import type { Reading } from "@/lib/auth/standing";
import { activityName } from "@/lib/content/activity-name";
import { lessonOf, rubricOf } from "@/lib/content/lesson";
import { byteOrderMark, writeCsvRows } from "@/lib/csv/write";
import { AppError } from "@/lib/errors/errors";
import { PersonQueue } from "@/lib/process/person-queue";
import { streamPieces } from "@/lib/process/piece-stream";
import { loadClass } from "@/lib/classroom/classes/classes";
import { ballots, participation, tries } from "./answer-tables";
import { comments, marks, points, submissions } from "./case-tables";
import { matches, people, teams } from "./people-tables";
import type { ExportTable, TableContext, TableWords } from "./table";

export const exportTables = {
  people,
  teams,
  matches,
  submissions,
  marks,
  points,
  comments,
  ballots,
  tries,
  participation,
} satisfies Record<string, ExportTable>;

export type TableName = keyof typeof exportTables;
export const tableNames = Object.keys(exportTables) as TableName[]; // keys of our own object

export function isTableName(name: string): name is TableName {
  return Object.hasOwn(exportTables, name);
}

/** Exports at the same time, and milliseconds that one may take. */
const limits = { atOnce: 2, waiting: 16, wait: 20_000, ms: 15 * 60_000 };

const key = Symbol.for("crosscase.exports");
const processWide = globalThis as typeof globalThis & { [key]?: PersonQueue };

/** Waits until this teacher may export; the returned function ends the turn. @throws AppError `export-busy` */
export async function enterExport(teacherId: string): Promise<() => void> {
  const turns = (processWide[key] ??= new PersonQueue(limits, "export-busy"));
  await turns.enter(teacherId);
  return () => turns.leave(teacherId);
}

export interface ExportedFile {
  /** Class and activity; the caller adds what is in it. */
  name: string;
  stream: ReadableStream<Uint8Array>;
}

/** The class and the activity, as the begin of a file's name. */
export async function fileNameOf({ classId, activity }: Reading): Promise<string> {
  return `${(await loadClass(classId)).name} ${activityName(activity)}`;
}

/**
 * Streams a table as CSV. `rows`: how many rows it will have below its head.
 * @throws AppError `not-found` without such a table, `export-busy`
 */
export async function exportTable(
  reading: Reading,
  name: string,
  words: TableWords,
): Promise<ExportedFile & { rows: number }> {
  const table = isTableName(name) ? exportTables[name] : undefined;
  if (table === undefined || !table.may(reading.standing)) throw new AppError("not-found");
  const leave = await enterExport(reading.teacherId);
  try {
    const { activity, teacherId } = reading;
    const lesson = lessonOf(activity.contentId);
    const context = { tx: database(), activity, lesson, rubric: rubricOf(activity), words, teacherId };
    const keys = await table.listKeys(context);
    return {
      name: await fileNameOf(reading),
      rows: keys.length,
      stream: streamPieces(encodeTable(table, context, keys), limits.ms, leave),
    };
  } catch (error) {
    leave();
    throw error;
  }
}

async function* encodeTable(
  table: ExportTable,
  context: TableContext,
  keys: readonly string[],
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  yield encoder.encode(byteOrderMark + writeCsvRows([table.heads(context)]));
  for await (const rows of table.readRows(context, keys)) yield encoder.encode(writeCsvRows(rows));
}
