"use server";

import { refresh } from "next/cache";
import * as z from "zod";
import type { ActionResult } from "@/lib/errors/action-result";
import { runAction } from "@/lib/actions/action";
import { requireSteering } from "@/lib/auth/require";
import { endReturn, returnForRevision } from "@/lib/classroom/reviewing/returns";
import { deleteComment, giveMark, release, writeComment } from "@/lib/classroom/reviewing/reviews";
import { maxCommentLength, levels } from "@/lib/rules/reviewing/review";
import { reviewFields } from "@/lib/document-format/fields";

const id = z.uuid();
const mark = z.object({
  submissionId: id,
  mark: z.object({ studentId: id.nullable(), criterion: z.string().max(100), level: z.literal(levels).nullable() }),
});
const passage = z.object({ start: z.int().min(0), end: z.int().min(0), quote: z.string() });
const text = z.string().trim().min(1, "comment-empty").max(maxCommentLength, "comment-long");
const comment = z.object({
  submissionId: id,
  comment: z.object({ id, field: z.enum(reviewFields), passage: passage.nullable(), text }),
});
const oneComment = z.object({ submissionId: id, commentId: id });
const outcome = z.object({ submissionId: id, what: z.enum(["return", "end-return", "release", "unrelease"]) });
const several = z.array(id).min(1).max(500);

// `activityId` and `submissionId` are bound by the page, but still come from the browser.

export async function giveMarkAction(
  activityId: unknown,
  submissionId: unknown,
  given: unknown,
): Promise<ActionResult> {
  const steering = await requireSteering(activityId);
  return runAction(mark, { submissionId, mark: given }, async (parsed) =>
    refreshed(await giveMark(steering, { submissionId: parsed.submissionId, ...parsed.mark })),
  );
}

export async function writeCommentAction(
  activityId: unknown,
  submissionId: unknown,
  given: unknown,
): Promise<ActionResult> {
  const steering = await requireSteering(activityId);
  return runAction(comment, { submissionId, comment: given }, async (parsed) =>
    refreshed(await writeComment(steering, parsed.submissionId, parsed.comment)),
  );
}

export async function deleteCommentAction(
  activityId: unknown,
  submissionId: unknown,
  commentId: unknown,
): Promise<ActionResult> {
  const steering = await requireSteering(activityId);
  return runAction(oneComment, { submissionId, commentId }, async (parsed) =>
    refreshed(await deleteComment(steering, parsed.submissionId, parsed.commentId)),
  );
}

export async function outcomeAction(activityId: unknown, submissionId: unknown, what: unknown): Promise<ActionResult> {
  const steering = await requireSteering(activityId);
  return runAction(outcome, { submissionId, what }, async (parsed) => {
    switch (parsed.what) {
      case "return":
        return refreshed(await returnForRevision(steering, parsed.submissionId));
      case "end-return":
        return refreshed(await endReturn(steering, parsed.submissionId));
      case "release":
      case "unrelease":
        return refreshed(
          await release(steering, { submissionIds: [parsed.submissionId], released: parsed.what === "release" }),
        );
    }
  });
}

/** Releases the submissions that the teacher was refreshed. */
export async function releaseSeveralAction(activityId: unknown, submissionIds: unknown): Promise<ActionResult> {
  const steering = await requireSteering(activityId);
  return runAction(several, submissionIds, async (parsed) =>
    refreshed(await release(steering, { submissionIds: parsed, released: true })),
  );
}

/** Sends the refreshed page with the answer, so that what was chosen does not flicker. */
function refreshed(_: void): undefined {
  refresh();
  return undefined;
}
