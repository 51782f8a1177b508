/** Who wrote how much of each worksheet, and when (T14). */
import { findHistorySource, findWriters, listRestores } from "@/lib/features/cases/history/queries/history";
import { HistoryAsker } from "@/lib/features/cases/history/history-thread";
import { worksheetFields } from "@/lib/sync/format/fields";
import type { WriterFacts } from "@/lib/sync/format/replay/writer-facts";
import type { TableContext } from "./table";

interface WriterRow {
  team: number;
  mode: string;
  /** null: removed from the class. */
  name: string | null;
  /** null where the history is too long to be read. */
  words: number | null;
  first: Date | null;
  last: Date | null;
  minutes: number | null;
}

/** Number of worksheets that one worker reads. */
const sheetsAtOnce = 50;

/** Splits keys (`<worksheet>/<student>`) into groups of `sheetsAtOnce` worksheets. */
export function splitByWorksheets(keys: readonly string[]): string[][] {
  const sheets = [...groupBySheet(keys).values()];
  return Array.from({ length: Math.ceil(sheets.length / sheetsAtOnce) }, (_, place) =>
    sheets.slice(place * sheetsAtOnce, (place + 1) * sheetsAtOnce).flat(),
  );
}

function groupBySheet(keys: readonly string[]): Map<string, string[]> {
  const sheets = new Map<string, string[]>();
  for (const key of keys) {
    const [sheet = ""] = key.split("/");
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), key]);
  }
  return sheets;
}

/** Loads the writers of some worksheets, in the order of their keys; a member who wrote nothing has 0 words. */
export async function loadParticipation(context: TableContext, keys: readonly string[]): Promise<WriterRow[]> {
  const asker = new HistoryAsker(context.teacherId);
  try {
    const rows: WriterRow[] = [];
    for (const [sheet, own] of groupBySheet(keys)) rows.push(...(await loadSheet(context, asker, sheet, own)));
    return rows;
  } finally {
    await asker.close();
  }
}

async function loadSheet(
  { tx }: TableContext,
  asker: HistoryAsker,
  worksheetId: string,
  keys: readonly string[],
): Promise<WriterRow[]> {
  const source = await findHistorySource(tx, worksheetId);
  if (source === null) return [];
  const writers = await findWriters(tx, source);
  const restores = (await listRestores(tx, source.documentId)).map(({ writer, moment }): [string, number | null] => [
    writer,
    moment?.getTime() ?? null,
  ]);
  const facts = await readWriters(source.documentId, asker, restores);
  return keys.map((key) => {
    const studentId = key.split("/")[1];
    const own = writers.filter((writer) => writer.studentId === studentId);
    const written = facts?.filter(({ authorId }) => own.some((writer) => writer.authorId === authorId));
    const sum = (of: (one: WriterFacts) => number) => written?.reduce((total, one) => total + of(one), 0) ?? null;
    const times = written?.flatMap(({ first, last }) => [first, last]) ?? [];
    return {
      team: source.number,
      mode: source.mode,
      name: own[0]?.name ?? null,
      words: sum(({ words }) => words),
      first: times.length === 0 ? null : new Date(Math.min(...times)),
      last: times.length === 0 ? null : new Date(Math.max(...times)),
      minutes: sum(({ minutes }) => minutes),
    };
  });
}

/** null when the history is too long to be read. */
async function readWriters(
  documentId: string,
  asker: HistoryAsker,
  restores: readonly [string, number | null][],
): Promise<readonly WriterFacts[] | null> {
  const answer = await asker.askWithRetry(documentId, { ask: "writers", roots: worksheetFields, restores });
  return answer.is === "writers" ? answer.writers : null;
}
