/** Facts of cases, each kind read at once for all pages that ask in one moment: when the phase moves, a whole class does. */
import { database } from "@/db/client";
import { listDocumentTexts } from "@/db/queries/documents/documents";
import { findLatestSubmissions, findTeamCases } from "@/db/queries/writing/worksheets";
import { batched, batchedBy } from "@/lib/process/batch";

/** A team with the worksheet it writes in now; null without one. */
export const findCase = batchedBy(
  async (teamIds) => new Map((await findTeamCases(database(), teamIds)).map((row) => [row.teamId, row])),
);

/** Q2: the newest submission of a worksheet that was not taken back; null without one. */
export const findLatestSubmission = batchedBy(
  async (worksheetIds) =>
    new Map((await findLatestSubmissions(database(), worksheetIds)).map((row) => [row.worksheetId, row])),
);

/** The committed text of a worksheet. */
export const loadWorksheetTexts = batched((ids: readonly string[]) => listDocumentTexts(database(), "worksheet", ids));
