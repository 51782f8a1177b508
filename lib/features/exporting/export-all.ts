/** Every table of an activity and its file, as one ZIP archive (T14). */
import type { ActivityReader } from "@/lib/activity/authorise";
import { zip, type ZippedFile } from "@/lib/process/zip";
import { readActivityFile } from "./export-activity";
import { readTable, tableNames, type TableName } from "./export-tables";
import { streamExport, type ExportedFile } from "@/lib/features/people/classes/export-turn";
import type { TableWords } from "./table";

/** File names in the reader's language, without extensions. */
export interface FileNames {
  table: (name: TableName) => string;
  activity: string;
}

/**
 * `rows` counts the rows of all files. Each file has the state of the moment at which its reading begins.
 * @throws AppError `not-found`, `export-busy`
 */
export function exportAll(
  reader: ActivityReader,
  words: TableWords,
  names: FileNames,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const begin = async () => {
    const activity = await readActivityFile(reader);
    const tables: ({ name: TableName } & Awaited<ReturnType<typeof readTable>>)[] = [];
    for (const name of tableNames) tables.push({ name, ...(await readTable(reader, name, words)) });
    const files: ZippedFile[] = [
      ...tables.map(({ name, pieces }) => ({ name: `${names.table(name)}.csv`, pieces })),
      { name: `${names.activity}.crosscase.json`, pieces: activity.pieces },
    ];
    const rows = tables.reduce((sum, table) => sum + table.rows, activity.rows);
    return { rows, pieces: zip(files, new Date()) };
  };
  return streamExport(reader, begin, signal);
}
