/** T12: marks, comments and releases of submissions. Each is stored at once; students see it when it is released. */
import { database, transaction, type Tx } from "@/db/client";
import {
  listComments,
  listMarks,
  listReviews,
  removeComment,
  saveComment,
  setMark,
  setReleased,
  type Comment,
  type ReviewRow,
} from "@/db/queries/reviewing/reviews";
import { lockActivity } from "@/db/queries/signing-in/standing";
import { findNames } from "@/db/queries/classes/students";
import { findSubmission, type SubmissionRow } from "@/db/queries/writing/submissions";
import { findTeamCase } from "@/db/queries/writing/worksheets";
import type { Steering } from "@/lib/auth/standing";
import { invalidate } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { lessonOf } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { isPassageOf, levelsOf, type Level, type Levels } from "@/lib/rules/reviewing/review";
import { recordInJournal, type Entry } from "@/lib/classroom/journal/journal";

/** One set of marks: for the members at the hand-in, or for one member who was absent (Q21). */
export interface MarkedGroup {
  /** null: the team's. */
  studentId: string | null;
  names: string[];
  levels: Levels;
}

export interface Review {
  /** The team first. */
  marked: MarkedGroup[];
  comments: Comment[];
}

export async function loadReview(steering: Steering, submissionId: string): Promise<Review> {
  const tx = database();
  const found = await findSubmission(tx, steering.activity.id, submissionId);
  if (found === null) throw new AppError("not-found");
  const [marks, comments, people, team] = [
    await listMarks(tx, found.id),
    await listComments(tx, found.id),
    await findNames(tx, found.memberIds),
    await findTeamCase(tx, found.teamId),
  ];
  const others = (team?.members ?? []).filter(({ id }) => !found.memberIds.includes(id));
  const marked = [
    { studentId: null, names: people.map(({ name }) => name) },
    ...others.map(({ id, name }) => ({ studentId: id, names: [name] })),
  ];
  return {
    comments,
    marked: marked.map((group) => ({ ...group, levels: levelsOf(marks, group.studentId, found.memberIds) })),
  };
}

/** Every submission that counts, with the progress of its review. */
export async function loadReviews(steering: Steering): Promise<ReviewRow[]> {
  return listReviews(database(), steering.activity.id);
}

/**
 * Gives a mark; `level` null deletes it. Students see it at once if the submission is released.
 * @throws AppError `not-found`, `review-old`, `no-such-criterion`
 */
export async function giveMark(
  steering: Steering,
  given: { submissionId: string; studentId: string | null; criterion: string; level: Level | null },
  now = new Date(),
): Promise<void> {
  await changeReview(
    steering,
    given.submissionId,
    "mark",
    async (tx, found) => {
      if (lessonOf(steering.activity.contentId).rubric.every(({ id }) => id !== given.criterion))
        throw new AppError("no-such-criterion");
      await setMark(tx, {
        ...given,
        studentId: given.studentId === null ? null : await requireAbsentMember(tx, found, given.studentId),
      });
    },
    now,
  );
}

/** Q21: members at the hand-in share the team's mark; only the others have marks of their own. */
async function requireAbsentMember(tx: Tx, found: SubmissionRow, studentId: string): Promise<string> {
  const team = await findTeamCase(tx, found.teamId);
  const theirs = team?.members.some(({ id }) => id === studentId) ?? false;
  if (!theirs || found.memberIds.includes(studentId)) throw new AppError("student-gone");
  return studentId;
}

/**
 * Adds a comment or changes its text. The page chooses `comment.id`, so that a repeated request is harmless.
 * @throws AppError `not-found`, `review-old`, `input`
 */
export async function writeComment(steering: Steering, submissionId: string, comment: Comment): Promise<void> {
  await changeReview(steering, submissionId, "comment", async (tx, found) => {
    if (comment.passage !== null && !isPassageOf(found.texts[comment.field], comment.passage))
      throw new AppError("input");
    if (!(await saveComment(tx, { ...comment, submissionId: found.id }))) throw new AppError("not-found");
  });
}

/** @throws AppError `not-found`, `review-old` */
export async function deleteComment(steering: Steering, submissionId: string, commentId: string): Promise<void> {
  await changeReview(steering, submissionId, "comment-delete", (tx, found) => removeComment(tx, found.id, commentId));
}

/**
 * T12: releases one or several reviews, or withdraws them.
 * @throws AppError `not-found`, `review-old`; then none has changed.
 */
export async function release(
  steering: Steering,
  given: { submissionIds: readonly string[]; released: boolean },
  now = new Date(),
): Promise<void> {
  const activityId = steering.activity.id;
  const topics = await transaction(async (tx) => {
    await lockActivity(tx, activityId);
    const found: SubmissionRow[] = [];
    for (const id of given.submissionIds) found.push(await requireCountingSubmission(tx, activityId, id));
    const values = { cases: found.length, team: found[0]?.number ?? 0 };
    await recordInJournal(tx, steering, { kind: given.released ? "release" : "unrelease", values }, () =>
      setReleased(tx, given.submissionIds, given.released ? now : null),
    );
    return found.flatMap(reviewTopicsOf);
  });
  invalidate(activityId, ...new Set<Topic>(["reviews", ...topics]));
}

async function changeReview(
  steering: Steering,
  submissionId: string,
  kind: Entry["kind"],
  run: (tx: Tx, found: SubmissionRow) => Promise<void>,
  now = new Date(),
): Promise<void> {
  const activityId = steering.activity.id;
  const topics = await transaction(async (tx) => {
    await lockActivity(tx, activityId);
    const found = await requireCountingSubmission(tx, activityId, submissionId);
    await recordInJournal(
      tx,
      steering,
      { kind, values: { team: found.number, submission: found.id }, combine: kind === "mark" },
      () => run(tx, found),
      now,
    );
    return found.releasedAt !== null || found.returnedAt !== null ? reviewTopicsOf(found) : [];
  });
  invalidate(activityId, "reviews", ...topics);
}

/** Refuses changes to a submission that was replaced, taken back or archived: the page may be out of date. */
export async function requireCountingSubmission(
  tx: Tx,
  activityId: string,
  submissionId: string,
): Promise<SubmissionRow> {
  const found = await findSubmission(tx, activityId, submissionId);
  if (found === null) throw new AppError("not-found");
  if (found.archived || found.newestId !== found.id) throw new AppError("review-old");
  return found;
}

/** Topics of everyone who may see its review: the team, and members who have left it since. */
export function reviewTopicsOf({ teamId, memberIds }: Pick<SubmissionRow, "teamId" | "memberIds">): Topic[] {
  return [`team:${teamId}`, ...memberIds.map((id) => `student:${id}` as const)];
}
