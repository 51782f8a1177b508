/** What the print pages show (T14). */
import { database } from "@/db/client";
import { findSubmission } from "@/lib/features/cases/writing/queries/submissions";
import type { Member, ActivityReader } from "@/lib/activity/authorise";
import { loadLearning } from "@/lib/features/learning/learning";
import { loadReview, loadReviews, type MarkedGroup } from "@/lib/features/cases/reviewing/reviews";
import { loadAnsweredReturns, loadOwnReviews } from "@/lib/features/cases/reviewing/own-reviews";
import { loadOwnTicket } from "@/lib/features/votes/tickets/tickets";
import { loadBallotStatus } from "@/lib/features/votes/voting/ballots";
import { findCase, findLatestSubmission, loadWorksheetTexts } from "@/lib/features/cases/writing/cases";
import { loadOwnFeedback } from "@/lib/features/cases/feedback/feedback";
import { loadEarlierTexts } from "@/lib/features/cases/writing/earlier-texts";
import type { Comment } from "@/lib/features/cases/reviewing/queries/reviews";
import type { WorksheetTexts } from "@/lib/sync/format/fields";
import { worksheetAccess } from "@/lib/activity/rules/access";

export interface ReviewedCase {
  submissionId: string;
  number: number;
  mode: string;
  texts: WorksheetTexts;
  at: Date;
  released: boolean;
  /** The team first, then members with levels of their own (Q21). */
  marked: MarkedGroup[];
  comments: (Pick<Comment, "id" | "field" | "passage" | "text"> & { by: string })[];
}

/** Every submission that counts, by team, with all its levels and comments, released or not, for the teacher. */
export async function loadReviewedCases(reader: ActivityReader): Promise<ReviewedCase[]> {
  const cases: ReviewedCase[] = [];
  for (const { submissionId, released } of await loadReviews(reader)) {
    const found = await findSubmission(database(), reader.activity.id, submissionId);
    if (found === null) continue;
    const { marked, comments, teachers } = await loadReview(reader, submissionId);
    const { number, mode, texts, at } = found;
    cases.push({
      submissionId,
      number,
      mode,
      texts,
      at,
      released,
      marked: marked.filter(({ studentId, levels }) => studentId === null || Object.keys(levels).length > 0),
      comments: comments.map(({ teacherId, ...comment }) => ({ ...comment, by: teachers[teacherId] ?? "" })),
    });
  }
  return cases.sort((a, b) => a.number - b.number);
}

/** Everything that a student may see of their own work. A review that is not released is left out (Q12). */
export async function loadPortfolio(member: Member) {
  const [reviews, answered, earlier, learning, ballots, ticket, now, feedback] = await Promise.all([
    loadOwnReviews(member),
    loadAnsweredReturns(member),
    loadEarlierTexts(member),
    loadLearning(member),
    loadBallotStatus(member),
    loadOwnTicket(member),
    loadCurrentCase(member),
    loadOwnFeedback(member),
  ]);
  const isReviewed = reviews.some(({ worksheetId, later }) => worksheetId === now?.worksheetId && !later);
  return { reviews, answered, earlier, learning, ballots, ticket, feedback, current: isReviewed ? null : now };
}

/** The team's case as handed in; without a hand-in, its present text. */
async function loadCurrentCase({ teamId, role, activity: { phase } }: Member) {
  const team = teamId === null ? null : await findCase(teamId);
  if (team === null) return null;
  const facts = { phase, teamId: team.teamId, archived: false, returned: false, partnerTeamIds: [] };
  if (worksheetAccess(role, facts) === "none") return null;
  const submission = await findLatestSubmission(team.worksheetId);
  return {
    worksheetId: team.worksheetId,
    mode: team.mode,
    names: team.members.map(({ name }) => name),
    handedIn: submission !== null,
    texts: submission?.texts ?? (await loadWorksheetTexts(team.worksheetId)),
  };
}
