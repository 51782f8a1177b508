/** Facts of cases, batched over all pages that ask at one moment, because a whole class asks when the phase moves. */
import { database } from "@/db/client";
import { listDocumentTexts } from "@/lib/sync/queries/documents";
import { findLatestSubmissions, findTeamCases } from "./queries/worksheets";
import { batched, batchedBy } from "@/lib/process/batch";

/** A team with the worksheet it writes in now; null without one. */
export const findCase = batchedBy(
  async (teamIds) => new Map((await findTeamCases(database(), teamIds)).map((row) => [row.teamId, row])),
);

/** The newest submission of a worksheet that was not taken back; null without one (Q2). */
export const findLatestSubmission = batchedBy(
  async (worksheetIds) =>
    new Map((await findLatestSubmissions(database(), worksheetIds)).map((row) => [row.worksheetId, row])),
);

/** The committed text of a worksheet. */
export const loadWorksheetTexts = batched((ids: readonly string[]) => listDocumentTexts(database(), "worksheet", ids));
