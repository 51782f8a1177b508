/** Everything that is exported as CSV, in the order of the page (T14). Data of a later feature gets a table here. */
import { database } from "@/db/client";
import type { ActivityReader } from "@/lib/activity/authorise";
import { rubricOf } from "@/lib/content/lesson";
import { byteOrderMark, writeCsvRows } from "@/lib/csv/write";
import { AppError } from "@/lib/errors/errors";
import { ballots, guesses, participation, tickets, tries } from "./answer-tables";
import { comments, marks, points, submissions } from "./case-tables";
import { streamExport, type ExportedFile } from "@/lib/features/people/classes/export-turn";
import { clocks, flags, words as wordTable } from "./lesson-tables";
import { feedback, matches, people, teams } from "./people-tables";
import type { ExportTable, TableContext, TableWords } from "./table";

export const exportTables = {
  people,
  teams,
  matches,
  feedback,
  submissions,
  marks,
  points,
  comments,
  ballots,
  tickets,
  guesses,
  tries,
  participation,
  clocks,
  flags,
  words: wordTable,
} satisfies Record<string, ExportTable>;

export type TableName = keyof typeof exportTables;
export const tableNames = Object.keys(exportTables) as TableName[]; // keys of our own object

export function isTableName(name: string): name is TableName {
  return Object.hasOwn(exportTables, name);
}

/** Streams a table as CSV; `rows` does not count its head. @throws AppError `not-found` without such a table, `export-busy` */
export async function exportTable(
  reader: ActivityReader,
  name: string,
  words: TableWords,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  return streamExport(reader, () => readTable(reader, name, words), signal);
}

/**
 * Returns the table as CSV in pieces and its number of rows. Call it in the teacher's turn, which `waitForExportTurn` begins.
 * @throws AppError `not-found`
 */
export async function readTable(reader: ActivityReader, name: string, words: TableWords) {
  const table = isTableName(name) ? exportTables[name] : undefined;
  if (table === undefined || !table.may(reader.role)) throw new AppError("not-found");
  const { activity, teacherId, role } = reader;
  const lesson = activity.lesson;
  const context = { tx: database(), activity, lesson, rubric: rubricOf(activity), words, teacherId, role };
  const keys = await table.listKeys(context);
  return { rows: keys.length, pieces: encodeTable(table, context, keys) };
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
