import type { Submission, TeamCase } from "./queries/worksheets";
import { findDocumentAccess } from "@/lib/sync/document-access";
import type { Member } from "@/lib/activity/authorise";
import type { Viewer } from "@/lib/auth/viewer";
import type { WorksheetTexts } from "@/lib/sync/format/fields";
import { findCase, findLatestSubmission, loadWorksheetTexts } from "./cases";

export interface LoadedWorksheet {
  epoch: number;
  access: "read" | "write";
  texts: WorksheetTexts;
  /** The newest that was not taken back. */
  submission: Submission | null;
}

/** The student's team with its current worksheet; null without a team. */
export async function findOwnTeam({ teamId }: Member): Promise<TeamCase | null> {
  return teamId === null ? null : findCase(teamId);
}

/** Loads a worksheet; null when the viewer may not read it (S4). */
export async function loadWorksheet(viewer: Viewer, worksheetId: string): Promise<LoadedWorksheet | null> {
  const found = await findDocumentAccess(viewer, "worksheet", worksheetId);
  if (found === null || found.access === "none") return null;
  const [texts, submission] = await Promise.all([loadWorksheetTexts(worksheetId), findLatestSubmission(worksheetId)]);
  return { epoch: found.epoch, access: found.access, texts, submission };
}
