/** What a team changed in its case after it opened feedback (Q28). */
import { database } from "@/db/client";
import { findSubmissionBefore, findFirstOpened } from "./queries/feedback";
import { findLatestSubmissions, findTeamCase } from "@/lib/features/cases/writing/queries/worksheets";
import type { WorksheetTexts } from "@/lib/sync/format/fields";

export interface Revision {
  mode: string;
  before: WorksheetTexts;
  after: WorksheetTexts;
}

/**
 * The last submission before the team first opened feedback, and the latest one.
 * @returns null when the team has not handed in both before and after it
 */
export async function findRevision(activityId: string, teamId: string): Promise<Revision | null> {
  const tx = database();
  const [opened, team] = await Promise.all([findFirstOpened(tx, teamId), findTeamCase(tx, teamId)]);
  if (opened === null || team?.activityId !== activityId) return null;
  const [before, [latest]] = await Promise.all([
    findSubmissionBefore(tx, team.worksheetId, opened),
    findLatestSubmissions(tx, [team.worksheetId]),
  ]);
  if (before === null || latest === undefined || before.id === latest.id) return null;
  return { mode: team.mode, before: before.texts, after: latest.texts };
}
