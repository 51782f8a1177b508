import { database } from "@/db/client";
import { findOpenWorksheet } from "@/db/queries/board/board";
import { loadDocumentTexts } from "@/db/queries/documents/documents";
import type { Reading } from "@/lib/auth/standing";
import type { WorksheetTexts } from "@/lib/document-format/fields";
import { AppError } from "@/lib/errors/errors";

export interface WatchedTeam {
  worksheetId: string;
  /** Of its document (R14). */
  epoch: number;
  texts: WorksheetTexts;
}

/** T9: the worksheet of a team of the activity. @throws AppError `team-gone` */
export async function loadWatchedTeam({ activity }: Reading, teamId: string): Promise<WatchedTeam> {
  const found = await findOpenWorksheet(database(), activity.id, teamId);
  if (found === null) throw new AppError("team-gone");
  return { ...found, texts: await loadDocumentTexts(database(), "worksheet", found.worksheetId) };
}
