/** T14: who wrote how much of each worksheet, and when. */
import { findHistorySource, findWriters, listRestores } from "@/db/queries/history/history";
import { askHistory } from "@/lib/classroom/history/history-thread";
import { AppError } from "@/lib/errors/errors";
import { worksheetFields } from "@/lib/document-format/fields";
import type { WriterFacts } from "@/lib/document-format/replay/writer-facts";
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

/** Keys are `<worksheet>/<student>`. */
export function bySheet(keys: readonly string[]): string[][] {
  const sheets = new Map<string, string[]>();
  for (const key of keys) {
    const [sheet = ""] = key.split("/");
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), key]);
  }
  return [...sheets.values()];
}

/** The writers of one worksheet, in the order of their keys; a member who wrote nothing has 0 words. */
export async function loadParticipation(context: TableContext, keys: readonly string[]): Promise<WriterRow[]> {
  const { tx } = context;
  const source = await findHistorySource(tx, keys[0]?.split("/")[0] ?? "");
  if (source === null) return [];
  const writers = await findWriters(tx, source);
  const restores = (await listRestores(tx, source.documentId)).map(({ writer, moment }): [string, number | null] => [
    writer,
    moment?.getTime() ?? null,
  ]);
  const facts = await readWriters(source.documentId, context.teacherId, restores);
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

/** How often it waits for the thread that reads histories while others use it. */
const maxWaits = 30;

/** null: too long to be read. */
async function readWriters(
  documentId: string,
  teacherId: string,
  restores: readonly [string, number | null][],
): Promise<readonly WriterFacts[] | null> {
  for (let waits = 0; ; waits++) {
    try {
      const answer = await askHistory(documentId, teacherId, { ask: "writers", roots: worksheetFields, restores });
      return answer.is === "writers" ? answer.writers : null;
    } catch (error) {
      if (!(error instanceof AppError) || waits >= maxWaits) throw error;
    }
  }
}
