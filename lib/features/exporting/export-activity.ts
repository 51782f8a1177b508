/** Writes one activity as the file of activity-file.ts (T14). */
import { database, readAtOneMoment } from "@/db/client";
import {
  selectActivityRows,
  selectPeople,
  selectTeacherNames,
  selectTexts,
  type ActivityTableName,
} from "./queries/activity-rows";
import { findActivity, type ActivityRow } from "@/lib/activity/queries/activity";
import { readRowBlocks } from "@/lib/sync/queries/row-blocks";
import type { ActivityReader } from "@/lib/activity/authorise";
import { loadClass } from "@/lib/features/people/classes/classes";
import { activityName } from "@/lib/content/activity-name";
import { isBuiltIn } from "@/lib/content/built-in-versions";
import { lessonFileOf } from "@/lib/content/lesson-file";
import { BlockReader } from "@/lib/sync/format/replay/row-blocks";
import { findActivityPictures } from "@/lib/features/lessons/pictures";
import { AppError } from "@/lib/errors/errors";
import { mayExport } from "@/lib/activity/rules/access";
import { exportedActivityColumns, exportedColumns, fileFormat, fileTables, fileVersion } from "./activity-file";
import { streamExport, type ExportedFile } from "@/lib/features/people/classes/export-turn";

/** Facts are read at one moment. Texts and histories, which only grow, are read after it in batches. @throws AppError `export-busy` */
export async function exportActivity(reader: ActivityReader, signal?: AbortSignal): Promise<ExportedFile> {
  return streamExport(reader, () => readActivityFile(reader), signal);
}

/**
 * Returns the file in pieces and its number of rows. Call it in the teacher's turn, which `waitForExportTurn` begins.
 * @throws AppError `not-found`
 */
export async function readActivityFile(reader: ActivityReader) {
  if (!mayExport(reader.role)) throw new AppError("not-found");
  const facts = await loadFacts(reader);
  const rows = facts.lists.reduce((sum, [, list]) => sum + list.length, 0) + facts.documentIds.length;
  return { rows, pieces: encodeFile(facts) };
}

type List = [name: string, rows: readonly Record<string, unknown>[]];

async function loadFacts({ classId, activity: { id } }: ActivityReader) {
  const { name: className } = await loadClass(classId);
  const { activity, lists } = await readAtOneMoment(async (tx) => {
    const found = await findActivity(tx, id);
    if (found === null) throw new AppError("not-found");
    const lists: List[] = [];
    for (const name of fileTables) lists.push([name, await selectActivityRows(tx, name, withoutTexts(name), id)]);
    const named = new Set(lists.flatMap(([, rows]) => rows.flatMap((row) => Object.values(row).flat())));
    // Removed students are in the file only if a row of this activity names them.
    const people = (await selectPeople(tx, classId)).filter(
      (person) => person.name !== null || named.has(person.id) || person.merged.some((merged) => named.has(merged)),
    );
    const teacherIds = lists.flatMap(([, rows]) => rows.flatMap((row) => [row.teacherId, row.handedInByTeacher]));
    const teachers = await selectTeacherNames(
      tx,
      [...new Set(teacherIds)].filter((each) => typeof each === "string"),
    );
    const first: List[] = [
      ["teachers", teachers],
      ["people", people.map((person) => ({ ...person }))],
    ];
    return { activity: found, lists: [...first, ...lists] };
  });
  const pictures = await findActivityPictures(activity);
  const documents = lists.find(([name]) => name === "documents")?.[1] ?? [];
  return { className, activity, pictures, lists, documentIds: documents.map((row) => String(row.id)) };
}

const hasTexts = (name: string): name is "submissions" | "copies" => name === "submissions" || name === "copies";
const withoutTexts = (name: ActivityTableName) => exportedColumns(name).filter((column) => column !== "texts");

async function* encodeFile({
  className,
  activity,
  pictures,
  lists,
  documentIds,
}: Awaited<ReturnType<typeof loadFacts>>): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  const head = {
    format: fileFormat,
    version: fileVersion,
    className,
    activity: activityValues(activity),
    // Every installation has the lessons that ship with the product.
    ...(isBuiltIn(activity.contentId) ? {} : { lesson: lessonFileOf({ lesson: activity.lesson, pictures }) }),
  };
  yield encoder.encode(JSON.stringify(head).slice(0, -1));
  for (const [name, rows] of lists) {
    yield encoder.encode(`,${JSON.stringify(name)}:[`);
    let comma = "";
    for (let at = 0; at < rows.length; at += rowsAtOnce(name)) {
      const some = rows.slice(at, at + rowsAtOnce(name));
      for (const row of hasTexts(name) ? await addTexts(name, some) : some) {
        yield encoder.encode(`${comma}\n${JSON.stringify(row)}`);
        comma = ",";
      }
    }
    yield encoder.encode("]");
  }
  yield encoder.encode(',"histories":[');
  for (const [place, documentId] of documentIds.entries()) {
    const line = JSON.stringify({ documentId, blocks: await readBlocks(documentId) });
    yield encoder.encode(`${place === 0 ? "" : ","}\n${line}`);
  }
  yield encoder.encode("\n]}\n");
}

const rowsAtOnce = (name: string) => (hasTexts(name) ? 20 : 500);

async function addTexts(name: "submissions" | "copies", rows: readonly Record<string, unknown>[]) {
  const texts = await selectTexts(
    database(),
    name,
    rows.map((row) => String(row.id)),
  );
  // A copy may have been replaced since its row was read.
  return rows.flatMap((row) => {
    const own = texts.get(String(row.id));
    return own === undefined ? [] : [{ ...row, texts: own }];
  });
}

function activityValues(activity: ActivityRow): object {
  const values: Record<string, unknown> = { ...activity, name: activityName(activity) };
  return Object.fromEntries(exportedActivityColumns.map((column) => [column, values[column]]));
}

async function readBlocks(documentId: string): Promise<string[]> {
  const reader = new BlockReader();
  const blocks: string[] = [];
  for await (const piece of readRowBlocks(documentId))
    for (const block of reader.push(piece)) blocks.push(Buffer.from(block).toString("base64"));
  return blocks;
}
