/** What students see of the reviews of their own submissions (Q12). */
import { database } from "@/db/client";
import { listMarks } from "./queries/marks";
import { listAnsweredReturns, listReleased } from "./queries/own-reviews";
import { listTeamComments, type TeamComment } from "./queries/reviews";
import { findNames } from "@/lib/activity/queries/students";
import type { Member } from "@/lib/activity/authorise";
import { batchedRows } from "@/lib/process/batch";
import { mayReadComments, mayReadMarks } from "@/lib/activity/rules/access";
import { levelsOf, type Levels } from "./rules/marks";
import type { WorksheetTexts } from "@/lib/sync/format/fields";

/** A released review, as its students see it (Q12). */
export interface OwnReview {
  id: string;
  worksheetId: string;
  mode: string;
  texts: WorksheetTexts;
  /** The team has handed in again since, and that version is not released yet. */
  later: boolean;
  /** Names of the members at the hand-in. */
  names: string[];
  /** Whether this student was a member then, and not absent: the team's mark is theirs (Q21). */
  wasPresent: boolean;
  levels: Levels;
  comments: TeamComment[];
}

export async function loadOwnReviews(member: Member): Promise<OwnReview[]> {
  const tx = database();
  const shown: OwnReview[] = [];
  for (const row of await listReleased(tx, member.activity.id, member)) {
    if (!mayReadMarks(member.role, row)) continue;
    const { id, worksheetId, mode, texts, memberIds, later } = row;
    const marks = await listMarks(tx, id);
    // A removed student is not named (B7).
    const names = (await findNames(tx, memberIds)).filter(({ removed }) => !removed).map(({ name }) => name);
    shown.push({
      id,
      worksheetId,
      mode,
      texts,
      later,
      names,
      wasPresent: memberIds.includes(member.studentId),
      levels: levelsOf(marks, member.studentId, memberIds),
      comments: await listTeamComments(tx, id),
    });
  }
  return shown;
}

/** A submission that was returned, with its comments. */
export interface AnsweredReturn {
  id: string;
  worksheetId: string;
  mode: string;
  texts: WorksheetTexts;
  at: Date;
  comments: TeamComment[];
}

const answeredReturnsOf = batchedRows(
  ({ teamId }: { teamId: string }) => teamId,
  (asked) =>
    listAnsweredReturns(
      database(),
      asked.map(({ teamId }) => teamId),
    ),
);

/** Comments stay readable with their submission, also after the team has handed in again (Q12). */
export async function loadAnsweredReturns(member: Member): Promise<AnsweredReturn[]> {
  const tx = database();
  if (member.teamId === null) return [];
  const shown: AnsweredReturn[] = [];
  for (const row of await answeredReturnsOf({ teamId: member.teamId })) {
    if (!mayReadComments(member.role, row)) continue;
    const { id, worksheetId, mode, texts, at } = row;
    shown.push({ id, worksheetId, mode, texts, at, comments: await listTeamComments(tx, id) });
  }
  return shown;
}

export async function hasAnsweredReturn(member: Member): Promise<boolean> {
  return member.teamId !== null && (await answeredReturnsOf({ teamId: member.teamId })).length > 0;
}
