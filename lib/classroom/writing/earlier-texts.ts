/** T7: words that nobody writes in any more, and who may read them. Nothing of it is ever deleted. */
import { database } from "@/db/client";
import {
  findArchivedWorksheet,
  listArchivedWorksheets,
  listWorksheetCopies,
  type ArchivedWorksheet,
} from "@/db/queries/teams/copies";
import { loadDocumentTexts } from "@/db/queries/documents/documents";
import { isUuid } from "@/db/queries/signing-in/standing";
import type { Member, Steering } from "@/lib/auth/standing";
import { AppError } from "@/lib/errors/errors";
import type { WorksheetTexts } from "@/lib/document-format/fields";

export interface EarlierText {
  worksheetId: string;
  number: number;
  mode: string;
  texts: WorksheetTexts;
  /** When the student left, or the worksheet was put away. */
  at: Date;
  /** T13: of the student's own team, so that they may read how it was written. */
  own: boolean;
}

/** What a student reads beside their worksheet: copies of what they left, and what their team wrote on another mode. Oldest first. */
export async function loadEarlierTexts(member: Member): Promise<EarlierText[]> {
  const copies = await listWorksheetCopies(database(), member.activity.id, member.studentId);
  const archived =
    member.teamId === null
      ? []
      : await listArchivedWorksheets(database(), member.activity.id, { teamId: member.teamId });
  const own = await Promise.all(
    archived.map(async ({ worksheetId, number, mode, at }) => ({
      worksheetId,
      number,
      mode,
      at,
      own: true,
      texts: await loadDocumentTexts(database(), "worksheet", worksheetId),
    })),
  );
  return [...copies.map((copy) => ({ ...copy, own: false })), ...own].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** For the teacher: archived worksheets with words in them, the latest first. */
export async function listArchive(steering: Steering): Promise<ArchivedWorksheet[]> {
  return listArchivedWorksheets(database(), steering.activity.id);
}

/** @throws AppError `not-found` */
export async function loadArchivedWorksheet(
  steering: Steering,
  worksheetId: string,
): Promise<ArchivedWorksheet & { texts: WorksheetTexts }> {
  const sheet = isUuid(worksheetId) ? await findArchivedWorksheet(database(), steering.activity.id, worksheetId) : null;
  if (sheet === null) throw new AppError("not-found");
  return { ...sheet, texts: await loadDocumentTexts(database(), "worksheet", worksheetId) };
}
