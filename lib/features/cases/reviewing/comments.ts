/** Comments on a submission, and the teacher's own earlier ones (T12). */
import { database } from "@/db/client";
import { findCommentText, listOwnComments, removeComment, saveComment, type Comment } from "./queries/reviews";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { AppError } from "@/lib/errors/errors";
import { isPassageOf } from "./rules/review";
import { changeReview } from "./change-review";

/** The comment's stored text as the page showed it; null for a new comment. */
interface SeenComment {
  seen: string | null;
}

/**
 * Adds a comment or changes its text. The page chooses `comment.id`, so that a repeated request is harmless.
 * @throws AppError `not-found`, `review-old`, `input`, `comment-changed` when another teacher has changed or deleted it since it was seen
 */
export async function writeComment(
  editor: ActivityEditor,
  submissionId: string,
  { seen, ...comment }: Omit<Comment, "teacherId"> & SeenComment,
): Promise<void> {
  await changeReview(editor, submissionId, "comment", async (tx, found) => {
    const { field, passage } = comment;
    if (passage !== null && (field === "case" || !isPassageOf(found.texts[field], passage)))
      throw new AppError("input");
    const stored = await findCommentText(tx, found.id, comment.id);
    if (stored !== seen && stored !== comment.text) throw new AppError("comment-changed");
    const row = { ...comment, teacherId: editor.teacherId, submissionId: found.id };
    if (!(await saveComment(tx, row))) throw new AppError("not-found");
  });
}

/** @throws AppError `not-found`, `review-old`, `comment-changed` */
export async function deleteComment(
  editor: ActivityEditor,
  submissionId: string,
  { id, seen }: { id: string } & SeenComment,
): Promise<void> {
  await changeReview(editor, submissionId, "comment-delete", async (tx, found) => {
    const stored = await findCommentText(tx, found.id, id);
    if (stored !== null && stored !== seen) throw new AppError("comment-changed");
    await removeComment(tx, found.id, id);
  });
}

/** The teacher's own earlier comments, over all their classes: the most used first, then the latest. */
export async function loadOwnComments(teacherId: string): Promise<string[]> {
  return listOwnComments(database(), teacherId, maxOwnComments);
}

/** How many different comments are loaded. */
const maxOwnComments = 300;
