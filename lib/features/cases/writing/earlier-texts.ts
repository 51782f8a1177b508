/** Archived worksheets and copies, and who may read them (T7). They are never deleted. */
import { database } from "@/db/client";
import {
  findArchivedWorksheet,
  listArchivedWorksheets,
  listWorksheetCopies,
  type ArchivedWorksheet,
} from "@/lib/features/teams/queries/copies";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { isUuid } from "@/lib/process/uuid";
import type { Member, ActivityReader } from "@/lib/activity/authorise";
import { AppError } from "@/lib/errors/errors";
import { batchedRows } from "@/lib/process/batch";
import type { WorksheetTexts } from "@/lib/sync/format/fields";
import { loadWorksheetTexts } from "./cases";

export interface EarlierText {
  worksheetId: string;
  number: number;
  mode: string;
  texts: WorksheetTexts;
  /** When the student left, or the worksheet was archived. */
  at: Date;
  /** Whether it is the student's own team's, so that they may read its history (T13). */
  own: boolean;
}

const copiesOf = batchedRows(
  ({ activityId, studentId }: { activityId: string; studentId: string }) => `${activityId} ${studentId}`,
  (asked) => listWorksheetCopies(database(), asked),
);
const archivedOf = batchedRows(
  ({ teamId }: { teamId: string }) => teamId,
  (asked) => listArchivedWorksheets(database(), { teamIds: asked.map(({ teamId }) => teamId) }),
);

/** Loads a student's copies of worksheets they left, and their team's worksheets on former modes. Oldest first. */
export async function loadEarlierTexts(member: Member): Promise<EarlierText[]> {
  const [copies, archived] = await Promise.all([
    copiesOf({ activityId: member.activity.id, studentId: member.studentId }),
    member.teamId === null ? [] : archivedOf({ teamId: member.teamId }),
  ]);
  const own = await Promise.all(
    archived.map(async ({ worksheetId, number, mode, at }) => ({
      worksheetId,
      number,
      mode,
      at,
      own: true,
      texts: await loadWorksheetTexts(worksheetId),
    })),
  );
  return [...copies.map((copy) => ({ ...copy, own: false })), ...own].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Archived worksheets with text, for the teacher, the latest first. */
export async function listArchive(reader: ActivityReader): Promise<ArchivedWorksheet[]> {
  return listArchivedWorksheets(database(), { activityId: reader.activity.id });
}

/** @throws AppError `not-found` */
export async function loadArchivedWorksheet(
  reader: ActivityReader,
  worksheetId: string,
): Promise<ArchivedWorksheet & { texts: WorksheetTexts }> {
  const sheet = isUuid(worksheetId) ? await findArchivedWorksheet(database(), reader.activity.id, worksheetId) : null;
  if (sheet === null) throw new AppError("not-found");
  return { ...sheet, texts: await loadDocumentTexts(database(), "worksheet", worksheetId) };
}
