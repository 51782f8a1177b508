/** Comments, returns and releases (T12). */
import { withLessons } from "@/lib/activity/queries/lessons";
import { and, asc, count, desc, eq, isNull, max, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { activities, comments, returns, submissions, teams, worksheets } from "@/db/schema";
import { memberIdsAtHandIn, ownerIdsOfMarks } from "@/lib/features/cases/writing/queries/submissions";
import type { Mark } from "@/lib/features/cases/reviewing/rules/marks";
import type { Passage } from "@/lib/features/cases/reviewing/rules/review";
import type { CommentField } from "@/lib/sync/format/fields";

export interface Comment {
  id: string;
  teacherId: string;
  field: CommentField;
  passage: Passage | null;
  text: string;
}

/** A comment as students get it: without its teacher. */
export type TeamComment = Omit<Comment, "teacherId">;

/** Comments for students, in the order of creation. */
export const listTeamComments = async (tx: Tx, submissionId: string): Promise<TeamComment[]> =>
  (await listComments(tx, submissionId)).map(({ teacherId: _, ...comment }) => comment);

/** Comments in the order of creation. */
export async function listComments(tx: Tx, submissionId: string): Promise<Comment[]> {
  return tx
    .select({
      id: comments.id,
      teacherId: comments.teacherId,
      field: comments.field,
      passage: comments.passage,
      text: comments.text,
    })
    .from(comments)
    .where(eq(comments.submissionId, submissionId))
    .orderBy(asc(comments.createdAt), asc(comments.id));
}

/** The text of a comment on this submission; null when there is no such comment. */
export async function findCommentText(tx: Tx, submissionId: string, commentId: string): Promise<string | null> {
  const [row] = await tx
    .select({ text: comments.text })
    .from(comments)
    .where(and(eq(comments.id, commentId), eq(comments.submissionId, submissionId)));
  return row?.text ?? null;
}

/** The texts of this teacher's comments, in all classes: the most used first, then the latest. */
export async function listOwnComments(tx: Tx, teacherId: string, most: number): Promise<string[]> {
  const rows = await tx
    .select({ text: comments.text })
    .from(comments)
    .where(eq(comments.teacherId, teacherId))
    .groupBy(comments.text)
    .orderBy(desc(count()), desc(max(comments.createdAt)))
    .limit(most);
  return rows.map(({ text }) => text);
}

/** Inserts a comment or changes its text; safe to repeat. Returns whether it is a comment on this submission. */
export async function saveComment(
  tx: Tx,
  comment: Comment & { submissionId: string; createdAt?: Date },
): Promise<boolean> {
  const rows = await tx
    .insert(comments)
    .values(comment)
    .onConflictDoUpdate({
      target: comments.id,
      set: { text: comment.text },
      setWhere: eq(comments.submissionId, comment.submissionId),
    })
    .returning({ id: comments.id });
  return rows.length > 0;
}

export async function removeComment(tx: Tx, submissionId: string, commentId: string): Promise<void> {
  await tx.delete(comments).where(and(eq(comments.id, commentId), eq(comments.submissionId, submissionId)));
}

/** The submissions of these worksheets that are returned and not handed in again (Q12). */
export function listReturns(
  tx: Tx,
  worksheetIds: readonly string[],
): Promise<{ worksheetId: string; submissionId: string }[]> {
  return tx
    .select({ worksheetId: returns.worksheetId, submissionId: returns.submissionId })
    .from(returns)
    .where(and(anyOf(returns.worksheetId, worksheetIds), isNull(returns.endedAt)));
}

/** Its time is after the worksheet's last return, even if the clock was set back, because `reviveReturn` uses the order. */
export async function insertReturn(
  tx: Tx,
  { at, ...of }: { worksheetId: string; submissionId: string; at: Date },
): Promise<void> {
  const last = sql`select max(${returns.at}) from ${returns} where ${returns.worksheetId} = ${of.worksheetId}`;
  await tx
    .insert(returns)
    .values({ ...of, at: sql`greatest(${at.toISOString()}::timestamptz, (${last}) + interval '1 millisecond')` });
}

/** Revives the submission's last return, if a teacher has ended it. Returns whether it did. */
export async function reviveReturn(tx: Tx, of: { worksheetId: string; submissionId: string }): Promise<boolean> {
  const [last] = await tx
    .select({ id: returns.id, endedBy: returns.endedBy })
    .from(returns)
    .where(and(eq(returns.worksheetId, of.worksheetId), eq(returns.submissionId, of.submissionId)))
    .orderBy(desc(returns.at))
    .limit(1);
  if (last?.endedBy !== "teacher") return false;
  await tx.update(returns).set({ endedAt: null, endedBy: null }).where(eq(returns.id, last.id));
  return true;
}

/** Returns whether there was a return to end. */
export async function markReturnEnded(
  tx: Tx,
  worksheetId: string,
  endedBy: "hand-in" | "teacher",
  endedAt: Date,
): Promise<boolean> {
  const rows = await tx
    .update(returns)
    .set({ endedAt, endedBy })
    .where(and(eq(returns.worksheetId, worksheetId), isNull(returns.endedAt)))
    .returning({ id: returns.id });
  return rows.length > 0;
}

export async function setReleased(tx: Tx, submissionIds: readonly string[], at: Date | null): Promise<void> {
  await tx.update(submissions).set({ releasedAt: at }).where(anyOf(submissions.id, submissionIds));
}

export interface ReviewRow {
  submissionId: string;
  teamId: string;
  released: boolean;
  returned: boolean;
  /** The number of this hand-in of its worksheet, from 1. */
  nth: number;
  /** Whether its marks were copied from the version before, and no teacher has confirmed them (Q12). */
  carried: boolean;
  /** Marks of the team and of single students. */
  marks: Mark[];
}

/** Every submission that counts, with the progress of its review. */
export async function listReviews(tx: Tx, activityId: string): Promise<ReviewRow[]> {
  return tx
    .selectDistinctOn([submissions.worksheetId], {
      submissionId: submissions.id,
      teamId: submissions.teamId,
      released: sql<boolean>`${submissions.releasedAt} is not null`,
      returned: sql<boolean>`exists (select 1 from returns r where r.submission_id = ${submissions.id} and r.ended_at is null)`,
      nth: sql<number>`(select count(*)::int from submissions s where s.worksheet_id = ${submissions.worksheetId})`,
      carried: submissions.marksCarried,
      marks: sql<ReviewRow["marks"]>`(
        select coalesce(json_agg(json_build_object(
          'studentId', m.student_id, 'criterion', m.criterion, 'teacherId', m.teacher_id, 'level', m.level, 'chosen', m.chosen)), '[]'::json)
        from marks m where m.submission_id = ${submissions.id})`,
    })
    .from(submissions)
    .innerJoin(worksheets, and(eq(worksheets.id, submissions.worksheetId), isNull(worksheets.archivedAt)))
    .innerJoin(teams, and(eq(teams.id, submissions.teamId), isNull(teams.dissolvedAt)))
    .where(and(eq(submissions.activityId, activityId), isNull(submissions.takenBackAt)))
    .orderBy(submissions.worksheetId, desc(submissions.at), desc(submissions.id));
}

/** These submissions, each with its team and students, whether it is released, and the lesson and rubric for its marks. */
export async function listReviewed(tx: Tx, submissionIds: readonly string[]) {
  if (submissionIds.length === 0) return [];
  const found = await tx
    .select({
      id: submissions.id,
      teamId: submissions.teamId,
      number: teams.number,
      memberIds: memberIdsAtHandIn,
      ownerIds: ownerIdsOfMarks,
      released: sql<boolean>`${submissions.releasedAt} is not null`,
      contentId: activities.contentId,
      rubric: activities.rubric,
    })
    .from(submissions)
    .innerJoin(teams, eq(teams.id, submissions.teamId))
    .innerJoin(activities, eq(activities.id, submissions.activityId))
    .where(anyOf(submissions.id, submissionIds));
  return withLessons(tx, found);
}
